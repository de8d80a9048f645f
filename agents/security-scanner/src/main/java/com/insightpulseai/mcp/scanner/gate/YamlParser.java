package com.insightpulseai.mcp.scanner.gate;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads one document of YAML without its means of reuse and typing: anchors, aliases, tags and directives are refused, since
 * they let a file mean something else than it shows.
 */
final class YamlParser {

    private static final int DEEPEST = 6;
    private static final String TAGS = "tags are not allowed";
    private static final String REMOVE_TAG = "remove the tag";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final YamlSource source;
    private final int mostBytes;
    private final LoaderOptions options = new LoaderOptions();

    YamlParser(YamlSource source, int mostBytes) {
        this.source = source;
        this.mostBytes = mostBytes;
        options.setCodePointLimit(mostBytes + 1);
        options.setNestingDepthLimit(DEEPEST + 2);
    }

    /** Returns the root of the only document. */
    Node parse(byte[] content) {
        if (content.length > mostBytes) {
            throw source.problem(1, "the file has more than " + mostBytes / 1024 + " KiB", Optional.empty());
        }
        String text = decoded(content);
        try {
            refuseReuse(text);
            Node root = new Composer(parser(text), new Resolver(), options).getSingleNode();
            if (root == null) {
                throw source.problem(1, "the file is empty", Optional.of("add \"version: 1\""));
            }
            return root;
        } catch (MarkedYAMLException e) {
            throw source.problem(YamlSource.line(e.getProblemMark()), "not YAML: " + e.getProblem(), Optional.empty());
        } catch (ReaderException e) {
            throw source.problem(lineAt(text, e.getPosition()), "a control character is not allowed", Optional.empty());
        } catch (YAMLException e) {
            throw source.problem(1, "not YAML: " + e.getMessage(), Optional.empty());
        }
    }

    private ParserImpl parser(String text) {
        return new ParserImpl(new StreamReader(text), options);
    }

    private void refuseReuse(String text) {
        ParserImpl parser = parser(text);
        int documents = 0;
        int depth = 0;
        for (Event event = parser.getEvent(); !event.is(Event.ID.StreamEnd); event = parser.getEvent()) {
            if (event instanceof DocumentStartEvent start) {
                documents++;
                refuse(start, documents > 1, "the file has more than one document", "remove what follows \"---\"");
                refuse(start, start.getVersion() != null || start.getTags() != null && !start.getTags().isEmpty(),
                        "directives are not allowed", "remove the line");
            } else if (event instanceof CollectionStartEvent start) {
                depth++;
                refuse(start, start.getTag() != null, TAGS, REMOVE_TAG);
                refuse(start, depth > DEEPEST, "the file is nested too deeply", "lists and keys have at most three levels");
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof ScalarEvent scalar) {
                refuse(scalar, scalar.getTag() != null, TAGS, REMOVE_TAG);
            }
            refuse(event, event instanceof AliasEvent, "aliases are not allowed", "repeat the value");
            refuse(event, event instanceof NodeEvent node && node.getAnchor() != null, "anchors are not allowed",
                    "remove the anchor");
        }
    }

    private void refuse(Event event, boolean isRefused, String problem, String suggestion) {
        if (isRefused) {
            throw source.problem(YamlSource.line(event.getStartMark()), problem, Optional.of(suggestion));
        }
    }

    private String decoded(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            throw source.problem(lineAt(text, text.length()), "the file is not UTF-8", Optional.of("save it as UTF-8"));
        }
        return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    }

    private static int lineAt(String text, int position) {
        return 1 + (int) text.codePoints().limit(position).filter(character -> character == '\n').count();
    }
}
