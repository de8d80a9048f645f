package com.insightpulseai.mcp.scanner.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.scanner.file.SkippedFile;

/** The list of files that a scan would send, and would not. */
final class FileList {

    private static final JsonFactory JSON = new JsonFactory();

    private final FileSelection files;

    /** Formats of the list. */
    enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    FileList(FileSelection files) {
        this.files = files;
    }

    void write(Format format, OutputStream out) throws IOException {
        if (format == Format.JSON) {
            writeJson(out);
        } else {
            writeText(out);
        }
    }

    private void writeText(OutputStream out) throws IOException {
        PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        long bytes = 0;
        for (SelectedFile file : files.files()) {
            text.print("send         " + SafeText.oneLine(file.path()) + " (" + file.content().length + " bytes)\n");
            bytes += file.content().length;
        }
        for (SkippedFile file : files.skipped()) {
            text.print((file.isMissed() ? "missed       " : "skip         ") + SafeText.oneLine(file.path()) + ": "
                    + SafeText.oneLine(file.reason()) + '\n');
        }
        for (String path : files.unsupported()) {
            text.print("unsupported  " + SafeText.oneLine(path) + ": looks like a lockfile\n");
        }
        files.notes().forEach(note -> text.print("note         " + SafeText.oneLine(note) + '\n'));
        text.print("\n" + files.files().size() + " to send, " + bytes + " bytes; " + files.skipped().size() + " skipped, "
                + files.unsupported().size() + " unsupported; names of files from "
                + files.patternsFrom().map(date -> "the packaged list of " + date).orElse("the server") + "\n");
        text.flush();
    }

    private void writeJson(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeArrayFieldStart("send");
            for (SelectedFile file : files.files()) {
                json.writeStartObject();
                json.writeStringField("path", file.path());
                json.writeNumberField("bytes", file.content().length);
                json.writeStringField("sha256", file.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("skipped");
            for (SkippedFile file : files.skipped()) {
                json.writeStartObject();
                json.writeStringField("path", file.path());
                json.writeStringField("reason", file.reason());
                json.writeBooleanField("missed", file.isMissed());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unsupported");
            for (String path : files.unsupported()) {
                json.writeString(path);
            }
            json.writeEndArray();
            if (files.patternsFrom().isPresent()) {
                json.writeStringField("patterns_from", files.patternsFrom().get().toString());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
