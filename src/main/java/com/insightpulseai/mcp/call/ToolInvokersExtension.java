package com.insightpulseai.mcp.call;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.InvokerFactory;
import jakarta.enterprise.inject.build.compatible.spi.InvokerInfo;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.invoke.Invoker;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.tool.OlderVersion;
import com.insightpulseai.mcp.tool.ProviderTool;

/** Makes the invokers of all tools while the application is built, so that a call within the process needs no reflection. */
public class ToolInvokersExtension implements BuildCompatibleExtension {

    private static final String TOOLS = "tools";
    private static final String INPUTS = "inputs";
    private static final String ENDPOINTS = "endpoints";

    private record Found(ClassInfo input, InvokerInfo endpoint) {
    }

    private final Map<String, Found> found = new TreeMap<>();

    @Registration(types = Object.class)
    public void gather(BeanInfo bean, InvokerFactory invokers) {
        if (bean.isClassBean() && !isOlderVersion(bean.declaringClass())) {
            bean.declaringClass().methods().stream().filter(method -> method.hasAnnotation(ProviderTool.class))
                    .forEach(method -> found.put(method.annotation(ProviderTool.class).value().asString(),
                            new Found(input(method), invokers.createInvoker(bean, method).withInstanceLookup().build())));
        }
    }

    /** Calls within the process speak the present version. */
    private static boolean isOlderVersion(ClassInfo endpoint) {
        return endpoint.superInterfaces().stream()
                .anyMatch(type -> type.isClass() && type.asClass().declaration().name().equals(OlderVersion.class.getName()));
    }

    private static ClassInfo input(MethodInfo method) {
        return method.parameters().get(0).type().asClass().declaration();
    }

    @Synthesis
    public void synthesize(SyntheticComponents components) {
        components.addBean(ToolInvokers.class).type(ToolInvokers.class).scope(Singleton.class)
                .withParam(TOOLS, found.keySet().toArray(String[]::new))
                .withParam(INPUTS, found.values().stream().map(Found::input).toArray(ClassInfo[]::new))
                .withParam(ENDPOINTS, found.values().stream().map(Found::endpoint).toArray(InvokerInfo[]::new))
                .createWith(Creator.class);
    }

    /** Called by the container. */
    public static final class Creator implements SyntheticBeanCreator<ToolInvokers> {

        @Override
        @SuppressWarnings("unchecked")
        public ToolInvokers create(Instance<Object> lookup, Parameters parameters) {
            String[] tools = parameters.get(TOOLS, String[].class);
            Class<?>[] inputs = parameters.get(INPUTS, Class[].class);
            Invoker<?, ?>[] endpoints = parameters.get(ENDPOINTS, Invoker[].class);
            return new ToolInvokers(IntStream.range(0, tools.length)
                    .mapToObj(i -> new ToolInvoker(ToolId.parse(tools[i]), inputs[i], (Invoker<Object, Object>) endpoints[i]))
                    .collect(Collectors.toUnmodifiableMap(ToolInvoker::tool, Function.identity())));
        }
    }
}
