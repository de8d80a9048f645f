package com.insightpulseai.mcp.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.tool.ProviderTool;

/** Gathers the tools of all beans while the application is built, so that a native image needs no reflection for it. */
public class ServedToolsExtension implements BuildCompatibleExtension {

    private static final String IDS = "ids";

    private final Set<String> ids = new TreeSet<>();

    @Registration(types = Object.class)
    public void gather(BeanInfo bean) {
        if (bean.isClassBean()) {
            bean.declaringClass().methods().stream().filter(method -> method.hasAnnotation(ProviderTool.class))
                    .forEach(method -> ids.add(method.annotation(ProviderTool.class).value().asString()));
        }
    }

    @Synthesis
    public void synthesize(SyntheticComponents components) {
        components.addBean(ServedTools.class).type(ServedTools.class).scope(Singleton.class)
                .withParam(IDS, ids.toArray(String[]::new)).createWith(Creator.class);
    }

    /** Called by the container. */
    public static final class Creator implements SyntheticBeanCreator<ServedTools> {

        @Override
        public ServedTools create(Instance<Object> lookup, Parameters parameters) {
            return new ServedTools(Stream.of(parameters.get(IDS, String[].class)).map(ToolId::parse)
                    .collect(Collectors.toUnmodifiableSet()));
        }
    }
}
