package com.insightpulseai.mcp.hub.settings;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

import com.insightpulseai.mcp.hub.CompiledCode;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** Properties and variables that the code of the hub's modules reads. */
final class OwnSettings {

    private static final String MAPPING = "Lio/smallrye/config/ConfigMapping;";
    private static final String PROPERTY = "Lorg/eclipse/microprofile/config/inject/ConfigProperty;";
    private static final Pattern VARIABLE = Pattern.compile("[A-Z]+(_[A-Z0-9]+)+");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    /** Set for a process that the hub starts, and not read. */
    private static final Set<String> GIVEN_AWAY = Set.of("LC_ALL");

    private final Set<String> properties = new TreeSet<>();
    private final Set<String> variables = new TreeSet<>();

    private OwnSettings() {
    }

    /** @param files texts whose expressions, such as {@code ${SUPABASE_URL:}}, read variables */
    static OwnSettings in(Collection<String> files) {
        OwnSettings settings = new OwnSettings();
        CompiledCode.all().forEach(settings::add);
        files.forEach(file -> EXPRESSION.matcher(file).results().forEach(found -> settings.variables.add(found.group(1))));
        settings.variables.removeAll(GIVEN_AWAY);
        return settings;
    }

    /** Properties, with {@code *} for the key of a map or an index. */
    Set<String> properties() {
        return properties;
    }

    /** Variables that are read by their own names. */
    Set<String> variables() {
        return variables;
    }

    private void add(ClassNode node) {
        if (annotations(node.visibleAnnotations).anyMatch(annotation -> annotation.desc.equals(MAPPING))) {
            properties.addAll(ConfigMappings.getProperties(ConfigClass.configClass(loaded(node))).keySet());
        }
        node.fields.forEach(field -> addInjected(annotations(field.visibleAnnotations)));
        boolean isEnum = node.superName.equals("java/lang/Enum"); // whose constants are spelt like variables
        for (MethodNode method : node.methods) {
            if (method.visibleParameterAnnotations != null) {
                Stream.of(method.visibleParameterAnnotations).forEach(parameter -> addInjected(annotations(parameter)));
            }
            for (AbstractInsnNode instruction : method.instructions) {
                if (!isEnum && instruction instanceof LdcInsnNode constant && constant.cst instanceof String text
                        && VARIABLE.matcher(text).matches()) {
                    variables.add(text);
                }
            }
        }
    }

    private void addInjected(Stream<AnnotationNode> annotations) {
        annotations.filter(annotation -> annotation.desc.equals(PROPERTY)).forEach(annotation -> {
            int name = annotation.values.indexOf("name");
            properties.add((String) annotation.values.get(name + 1));
        });
    }

    private static Stream<AnnotationNode> annotations(List<AnnotationNode> annotations) {
        return annotations == null ? Stream.of() : annotations.stream();
    }

    private static Class<?> loaded(ClassNode node) {
        try {
            return Class.forName(node.name.replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
