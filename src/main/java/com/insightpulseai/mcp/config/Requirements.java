package com.insightpulseai.mcp.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import com.insightpulseai.mcp.config.ProvidersConfig.Requirement;

/**
 * The settings and vault secrets without which providers and tools that are switched on cannot be used, as
 * {@code provider-config.yaml} declares them.
 */
@Singleton
public class Requirements {

    private final Map<String, Map<String, String>> missingSettings = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> secrets = new LinkedHashMap<>();

    @Inject
    Requirements(ProvidersConfig config, Config values) {
        this(config, property -> values.getConfigValue(property).getRawValue());
    }

    /** @param written the text that the configuration has for a property, its variables in place; null where it has none */
    Requirements(ProvidersConfig config, UnaryOperator<String> written) {
        config.providers().forEach((name, provider) -> {
            if (provider.enabled()) {
                missingSettings.put(name, missingSettings(name, provider, written));
                secrets.put(name, secrets(name, provider));
            }
        });
    }

    /** All providers that are switched on. */
    public Set<String> providers() {
        return secrets.keySet();
    }

    /** A sentence for each setting of a provider that is required and has no value. */
    public List<String> missingSettings(String provider) {
        return missingSettings.getOrDefault(provider, Map.of()).entrySet().stream()
                .map(setting -> setting.getKey() + " is not set; " + setting.getValue() + " cannot be used without it.")
                .toList();
    }

    /** Names of all vault secrets that are required. */
    public Set<String> secrets() {
        return secrets.values().stream().flatMap(named -> named.keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A sentence for each vault secret of a provider that is required and missing.
     *
     * @param missing names of those that the vault lacks
     */
    public List<String> missingSecrets(String provider, Collection<String> missing) {
        return secrets.getOrDefault(provider, Map.of()).entrySet().stream()
                .filter(secret -> missing.contains(secret.getKey()))
                .map(secret -> "The vault has no " + secret.getKey() + "; " + secret.getValue() + " cannot be used without it.")
                .toList();
    }

    /** Mistakes in what a provider and its tools declare. */
    static List<String> mistakes(String path, String name, ProvidersConfig.Provider provider) {
        List<String> mistakes = new ArrayList<>();
        provider.requiredSettings().orElse(List.of()).stream().filter(setting -> !provider.settings().containsKey(setting))
                .forEach(setting -> mistakes.add(path + ".required_settings: '" + setting + "' is not among its settings"));
        check(path, name, provider, provider.requiredAt(), mistakes);
        for (int i = 0; i < provider.tools().size(); i++) {
            check(path + ".tools[" + i + "]", name, provider, provider.tools().get(i).requiredAt(), mistakes);
        }
        return mistakes;
    }

    private static void check(String path, String name, ProvidersConfig.Provider provider,
            Optional<List<Requirement>> declared, List<String> mistakes) {
        List<Requirement> requirements = declared.orElse(List.of());
        for (int i = 0; i < requirements.size(); i++) {
            Requirement requirement = requirements.get(i);
            String here = path + ".required_at[" + i + "]";
            if (requirement.host().isPresent() == requirement.otherThan().isPresent()) {
                mistakes.add(here + ": name either host or other_than");
            }
            requirement.settings().orElse(List.of()).stream().filter(setting -> !provider.settings().containsKey(setting))
                    .forEach(setting -> mistakes
                            .add(here + ".settings: '" + setting + "' is not among the provider's settings"));
            requirement.vaultKeys().orElse(List.of()).stream().filter(secret -> !secret.startsWith(name + "_"))
                    .forEach(secret -> mistakes
                            .add(here + ": vault secret '" + secret + "' belongs to another provider; its name"
                                    + " has to start with " + name + "_"));
        }
    }

    private static Map<String, String> missingSettings(String name, ProvidersConfig.Provider provider,
            UnaryOperator<String> written) {
        Map<String, String> required = new LinkedHashMap<>();
        provider.requiredSettings().orElse(List.of()).forEach(setting -> required.put(setting, name));
        applying(provider.requiredAt(), provider).flatMap(at -> at.settings().stream().flatMap(List::stream))
                .forEach(setting -> required.putIfAbsent(setting, name));
        tools(provider).forEach(tool -> applying(tool.requiredAt(), provider)
                .flatMap(at -> at.settings().stream().flatMap(List::stream))
                .forEach(setting -> required.putIfAbsent(setting, name + "/" + tool.name())));

        Map<String, String> missing = new LinkedHashMap<>();
        required.forEach((setting, user) -> {
            if (provider.settings().getOrDefault(setting, Optional.empty()).filter(value -> !value.isBlank()).isEmpty()) {
                missing.put(variableOrPath("providers." + name + ".settings." + setting, written), user);
            }
        });
        return missing;
    }

    private static Map<String, String> secrets(String name, ProvidersConfig.Provider provider) {
        Map<String, String> required = new LinkedHashMap<>();
        provider.vaultKey().ifPresent(secret -> required.put(secret, name));
        applying(provider.requiredAt(), provider).flatMap(at -> at.vaultKeys().stream().flatMap(List::stream))
                .forEach(secret -> required.putIfAbsent(secret, name));
        tools(provider).forEach(tool -> Stream
                .concat(tool.vaultKeys().stream(), applying(tool.requiredAt(), provider).flatMap(at -> at.vaultKeys().stream()))
                .flatMap(List::stream)
                .forEach(secret -> required.merge(secret, name + "/" + tool.name(),
                        (users, tooAs) -> users.equals(name) ? users : users + " and " + tooAs)));
        return required;
    }

    private static Stream<ProvidersConfig.Tool> tools(ProvidersConfig.Provider provider) {
        return provider.tools().stream().filter(ProvidersConfig.Tool::enabled);
    }

    private static Stream<Requirement> applying(Optional<List<Requirement>> declared, ProvidersConfig.Provider provider) {
        String host = host(provider.baseUrl());
        return declared.orElse(List.of()).stream()
                .filter(at -> at.host().map(host::equalsIgnoreCase).orElse(true)
                        && at.otherThan().map(other -> !host.equalsIgnoreCase(other)).orElse(true));
    }

    private static String host(String baseUrl) {
        try {
            return Objects.requireNonNullElse(URI.create(baseUrl).getHost(), "");
        } catch (IllegalArgumentException e) {
            return ""; // refused at start, by those who check allowed_hosts
        }
    }

    /** The variable that a setting takes its value from; without one, the setting's own path. */
    private static String variableOrPath(String property, UnaryOperator<String> written) {
        String text = written.apply(property);
        if (text == null || !text.startsWith("${") || !text.endsWith("}")) {
            return property;
        }
        String variable = text.substring(2, text.length() - 1);
        int fallback = variable.indexOf(':');
        return fallback < 0 ? variable : variable.substring(0, fallback);
    }
}
