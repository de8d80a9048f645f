package com.insightpulseai.mcp.generator.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Provider;

/**
 * The setting by which the MCP endpoint knows the URLs of the other functions. All variables of a function have 4 KB together,
 * so a URL is said by its id, with the rest said once.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html">The form of a function URL</a>
 */
final class FunctionAddresses {

    private static final String INDENT = "\n            ";

    private FunctionAddresses() {
    }

    /** In YAML of several lines. Tools of a provider that is not deployed are left out. */
    static String of(List<Provider> providers) {
        List<String> entries = new ArrayList<>();
        entries.add("!Sub '*=https://*.lambda-url.${AWS::Region}.on.aws/'");
        entries.add(entry("health", "health"));
        for (Provider provider : providers) {
            provider.tools().forEach(tool -> entries.add("!If [" + PascalCase.of(provider.name()) + "Deployed, "
                    + entry(tool.id().toString(), tool.module()) + ", '']"));
        }
        return entries.stream().map(entry -> INDENT + "  - " + entry)
                .collect(Collectors.joining("", "!Join" + INDENT + "- ' '" + INDENT + "-", ""));
    }

    private static String entry(String name, String module) {
        return "!Join ['=', [" + name + ", !Select [0, !Split ['.', !Select [2, !Split [/, !GetAtt " + PascalCase.of(module)
                + "Url.FunctionUrl]]]]]]";
    }
}
