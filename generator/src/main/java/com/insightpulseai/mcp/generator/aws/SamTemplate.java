package com.insightpulseai.mcp.generator.aws;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.TextTemplate;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Provider;

/** {@code template.yaml}: everything that runs on AWS, for the Serverless Application Model. */
public final class SamTemplate implements Part {

    private static final TextTemplate TEMPLATE = TextTemplate.of("template.yaml");
    private static final Pattern TYPE = Pattern.compile("(?m)^    Type: AWS::");
    private static final Pattern NAME = Pattern.compile("(?m)^  ([A-Za-z0-9]+):$(?=\n    (Type|Description|DeletionPolicy):)");

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    private static final int MOST_RESOURCES = 500;
    // What is to be done about the monitor's failures.
    private static final int RESOURCES_OF_SAM = 1;

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self' ${SupabaseUrl}; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        return List.of(new GeneratedFile("template.yaml", of(catalogue)));
    }

    static String of(Catalogue catalogue) {
        String template = TEMPLATE.filled(model(catalogue));
        long resources = TYPE.matcher(template).results().count() + RESOURCES_OF_SAM;
        if (resources > MOST_RESOURCES) {
            throw new Mistakes(
                    "provider-config.yaml: its tools make template.yaml " + resources + " resources, and a stack has "
                            + MOST_RESOURCES + " at most; use fewer tools, or divide them among installations");
        }
        String body = template.substring(template.indexOf("\nParameters:\n"), template.indexOf("\nOutputs:\n"));
        Set<String> names = new HashSet<>();
        List<String> twice = NAME.matcher(body).results().map(match -> match.group(1))
                .filter(name -> !names.add(name)).distinct().toList();
        if (!twice.isEmpty()) {
            throw new Mistakes(twice.stream().map(name -> "provider-config.yaml: '" + name + "' would be two things in "
                    + "template.yaml; rename the variable or the tool that it comes from").toList());
        }
        return template;
    }

    private static Map<String, Object> model(Catalogue catalogue) {
        List<Provider> providers = catalogue.providers();
        Set<String> known = new HashSet<>();
        List<ProviderParameters> groups = providers.stream()
                .map(provider -> new ProviderParameters(provider, provider.variables().stream()
                        .filter(variable -> known.add(variable.name())).map(of -> new Parameter(provider, of)).toList()))
                .toList();
        List<Parameter> parameters = groups.stream().flatMap(group -> group.parameters().stream()).toList();
        List<SystemFunction> system = SystemFunction.all(providers);
        return Map.of("contentSecurityPolicy", CONTENT_SECURITY_POLICY, "providers", groups, "parameters", parameters,
                "unreachable", parameters.stream().filter(Parameter::unreachable).toList(),
                "logins", Stream.concat(system.stream().map(Login::of), providers.stream().map(Login::of)).toList(),
                "functions", Stream.concat(system.stream().map(Function::of), providers.stream()
                        .flatMap(provider -> provider.tools().stream().map(tool -> Function.of(provider, tool)))).toList());
    }

    /** A provider's parameters, without those that another provider has brought. */
    private record ProviderParameters(Provider provider, List<Parameter> parameters) {

        String id() {
            return PascalCase.of(provider.name());
        }

        String name() {
            return provider.name();
        }

        String titleText() {
            return YamlText.of(provider.title());
        }
    }
}
