package com.insightpulseai.mcp.hub.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

import com.insightpulseai.mcp.hub.patterns.PatternUse.Way;

/** Finds the regular expressions of one class: in calls, by following their arguments to constants, and in constraints. */
final class ClassPatterns {

    private static final String PREFIX = "com.insightpulseai.mcp.";
    private static final String CONSTRAINT = "Ljakarta/validation/constraints/Pattern;";
    private static final String PATTERN = "java/util/regex/Pattern";
    private static final String STRING = "java/lang/String";
    private static final String METACHARACTERS = ".$|()[{^?*+\\";
    private static final Map<String, Way> CALLS = Map.of(
            PATTERN + ".compile", Way.COMPILED,
            PATTERN + ".matches", Way.WHOLE,
            STRING + ".matches", Way.WHOLE,
            STRING + ".replaceAll", Way.SEARCH,
            STRING + ".replaceFirst", Way.SEARCH,
            STRING + ".split", Way.SEARCH,
            "java/util/Scanner.useDelimiter", Way.SEARCH,
            "java/util/Scanner.findInLine", Way.SEARCH);

    private final String owner;

    private ClassPatterns(ClassNode node) {
        owner = node.name.replace('/', '.').replace(PREFIX, "");
    }

    static Stream<PatternUse> of(ClassNode node) {
        ClassPatterns patterns = new ClassPatterns(node);
        return Stream.concat(patterns.constraints(node),
                node.methods.stream().flatMap(method -> patterns.calls(node.name, method)));
    }

    private Stream<PatternUse> constraints(ClassNode node) {
        List<AnnotationNode> annotations = new ArrayList<>();
        add(annotations, node.visibleAnnotations, node.visibleTypeAnnotations);
        for (FieldNode field : node.fields) {
            add(annotations, field.visibleAnnotations, field.visibleTypeAnnotations);
        }
        if (node.recordComponents != null) {
            for (RecordComponentNode component : node.recordComponents) {
                add(annotations, component.visibleAnnotations, component.visibleTypeAnnotations);
            }
        }
        for (MethodNode method : node.methods) {
            add(annotations, method.visibleAnnotations, method.visibleTypeAnnotations);
        }
        return annotations.stream().filter(annotation -> annotation.desc.equals(CONSTRAINT))
                .map(annotation -> new PatternUse(owner,
                        (String) annotation.values.get(annotation.values.indexOf("regexp") + 1), 0, Way.CONSTRAINT));
    }

    @SafeVarargs
    private static void add(List<AnnotationNode> all, List<? extends AnnotationNode>... some) {
        Stream.of(some).filter(list -> list != null).forEach(all::addAll);
    }

    private Stream<PatternUse> calls(String type, MethodNode method) {
        List<MethodInsnNode> calls = Stream.of(method.instructions.toArray())
                .filter(MethodInsnNode.class::isInstance).map(MethodInsnNode.class::cast)
                .filter(call -> CALLS.containsKey(call.owner + '.' + call.name)).toList();
        if (calls.isEmpty()) {
            return Stream.empty();
        }
        try {
            Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter()).analyze(type, method);
            return calls.stream().map(call -> use(call, frames[method.instructions.indexOf(call)])).flatMap(Optional::stream);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(type + '.' + method.name, e);
        }
    }

    private Optional<PatternUse> use(MethodInsnNode call, Frame<SourceValue> frame) {
        int parameters = Type.getArgumentTypes(call.desc).length;
        Way way = CALLS.get(call.owner + '.' + call.name);
        Optional<String> regex = source(frame, parameters)
                .filter(LdcInsnNode.class::isInstance).map(constant -> (String) ((LdcInsnNode) constant).cst);
        if (call.name.equals("split") && regex.filter(ClassPatterns::isOneCharacter).isPresent()) {
            return Optional.empty(); // the JDK searches it without a pattern
        }
        int flags = call.name.equals("compile") && parameters == 2 ? source(frame, 1).map(ClassPatterns::number).orElse(0) : 0;
        return Optional.of(new PatternUse(owner, regex.orElse(PatternUse.AT_RUN_TIME), flags, way));
    }

    private static boolean isOneCharacter(String regex) {
        return regex.length() == 1 && METACHARACTERS.indexOf(regex.charAt(0)) < 0
                || regex.length() == 2 && regex.charAt(0) == '\\' && !Character.isLetterOrDigit(regex.charAt(1));
    }

    /** What put the value onto the stack that is so far from its top. */
    private static Optional<AbstractInsnNode> source(Frame<SourceValue> frame, int depth) {
        Collection<AbstractInsnNode> sources = frame.getStack(frame.getStackSize() - depth).insns;
        return sources.size() == 1 ? Optional.of(sources.iterator().next()) : Optional.empty();
    }

    private static int number(AbstractInsnNode constant) {
        if (constant instanceof IntInsnNode pushed) {
            return pushed.operand;
        }
        return constant instanceof InsnNode small ? small.getOpcode() - Opcodes.ICONST_0 : 0;
    }
}
