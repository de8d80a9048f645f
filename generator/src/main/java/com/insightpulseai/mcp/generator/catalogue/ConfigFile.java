package com.insightpulseai.mcp.generator.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.access.OauthClients;
import com.insightpulseai.mcp.access.OauthClientsConfig;
import com.insightpulseai.mcp.alert.AlertRules;
import com.insightpulseai.mcp.alert.AlertsConfig;
import com.insightpulseai.mcp.config.KnownFields;
import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.config.StrictYaml;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.egress.HostnameNotAllowedException;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.JsonSchema;
import com.insightpulseai.mcp.generator.Mistakes;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

/** Reads {@code provider-config.yaml} as a start does, but by its JSON Schema as well, and without the environment. */
public final class ConfigFile {

    private static final String SCHEMA = "src/main/resources/provider-config.schema.json";
    private static final String NAME = "provider-config.yaml: ";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

    private ConfigFile() {
    }

    /** @throws Mistakes with all that is wrong with it */
    public static Catalogue read(Checkout checkout) {
        return read(checkout, checkout.require(Checkout.PROVIDER_CONFIG));
    }

    /**
     * Reads a text as if the file had it.
     *
     * @throws Mistakes with all that is wrong with it
     */
    public static Catalogue read(Checkout checkout, String yaml) {
        JsonNode tree = parse(yaml);
        JsonSchema schema = JsonSchema.of(checkout.require(SCHEMA));
        List<String> mistakes = new ArrayList<>(schema.mistakes(tree, false));
        if (!tree.isObject()) {
            throw new Mistakes(mistakes.stream().map(NAME::concat).toList());
        }
        YamlConfigSource source = new YamlConfigSource("provider-config.yaml", yaml, 200);
        mistakes.addAll(KnownFields.packaged().mistakes(source.getProperties()));
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes.stream().map(NAME::concat).toList());
        }
        SmallRyeConfig config = new SmallRyeConfigBuilder().withSources(source)
                .addDefaultInterceptors().withMapping(ProvidersConfig.class).withMapping(AlertsConfig.class)
                .withMapping(OauthClientsConfig.class).build();
        ProvidersConfig providers = config.getConfigMapping(ProvidersConfig.class);
        note(mistakes, () -> new AlertRules(config.getConfigMapping(AlertsConfig.class)));
        note(mistakes, () -> new OauthClients(config.getConfigMapping(OauthClientsConfig.class)));
        note(mistakes, () -> new ToolCatalogue(providers));
        providers.providers().forEach((name, provider) -> checkHosts(name, provider, mistakes));
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return catalogue(tree, providers);
    }

    private static JsonNode parse(String yaml) {
        List<String> misread = StrictYaml.read("provider-config.yaml", yaml).mistakes();
        if (!misread.isEmpty()) {
            throw new Mistakes(misread);
        }
        return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    private static void note(List<String> mistakes, Supplier<?> check) {
        try {
            check.get();
        } catch (ConfigurationException e) {
            Stream.of(e.getMessage().substring(NAME.length()).split("; (?=providers\\.|alerts\\.|oauth_clients[\\[:])"))
                    .map(NAME::concat)
                    .forEach(mistakes::add);
        }
    }

    private static void checkHosts(String name, ProvidersConfig.Provider provider, List<String> mistakes) {
        String path = NAME + "providers." + name;
        try {
            HostnameAllowlist.of(provider.allowedHosts()).validate(provider.baseUrl());
        } catch (HostnameNotAllowedException e) {
            mistakes.add(path + ".base_url: " + e.getMessage() + "; add its host to " + path.substring(NAME.length())
                    + ".allowed_hosts");
        } catch (IllegalArgumentException e) {
            mistakes.add(path + ".allowed_hosts: " + e.getMessage());
        }
    }

    private static Catalogue catalogue(JsonNode tree, ProvidersConfig config) {
        ToolCatalogue policies = new ToolCatalogue(config);
        List<Provider> providers = new ArrayList<>();
        tree.path("providers").properties().forEach(entry -> {
            String name = entry.getKey();
            ProvidersConfig.Provider provider = config.providers().get(name);
            List<Tool> tools = new ArrayList<>();
            for (ProvidersConfig.Tool tool : provider.tools()) {
                tools.add(new Tool(policies.find(new ToolId(name, tool.name())).orElseThrow(),
                        tool.summary().orElse(tool.name()), tools.size()));
            }
            providers.add(new Provider(name, provider.title().orElse(name), provider.purpose().orElse(""), provider.baseUrl(),
                    limits(entry.getValue().path("rate_limits")), variables(entry.getValue()), List.copyOf(tools)));
        });
        return new Catalogue(List.copyOf(providers));
    }

    private static Map<String, Optional<Map<String, String>>> limits(JsonNode limits) {
        Map<String, Optional<Map<String, String>>> roles = new LinkedHashMap<>();
        limits.properties().forEach(role -> {
            Map<String, String> classes = new LinkedHashMap<>();
            role.getValue().properties().forEach(budget -> classes.put(budget.getKey(), budget.getValue().asText()));
            roles.put(role.getKey(), role.getValue().isTextual() ? Optional.empty() : Optional.of(classes));
        });
        return roles;
    }

    private static List<Variable> variables(JsonNode provider) {
        Set<Variable> variables = new LinkedHashSet<>();
        VARIABLE.matcher(provider.toString()).results().map(ConfigFile::variable).forEach(variables::add);
        return List.copyOf(variables);
    }

    private static Variable variable(MatchResult match) {
        return new Variable(match.group(1), match.group(2) == null ? "" : match.group(2));
    }
}
