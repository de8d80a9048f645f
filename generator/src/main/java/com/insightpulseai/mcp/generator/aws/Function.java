package com.insightpulseai.mcp.generator.aws;

import java.util.List;
import java.util.stream.Stream;

import com.insightpulseai.mcp.generator.FunctionTime;
import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/**
 * A function as the template describes it. Empty texts are absent.
 *
 * @param name {@code socket/scan.get}, or the module's name
 * @param login the database login without {@code mcp_}
 * @param condition the template's condition for it to be there
 * @param frontDoorCondition the same for what the front door has of it
 * @param timeout in seconds
 * @param reserved what the parameter for its reserved concurrency begins with
 */
record Function(String name, String summary, String module, String login, String provider, String condition,
        String frontDoorCondition, int timeout, String reserved, boolean scheduled, List<Setting> environment,
        List<Alarm> alarms, List<Route> routes) {

    private static final int LONGEST_DESCRIPTION = 256;

    static Function of(Provider provider, Tool tool) {
        String id = PascalCase.of(provider.name());
        List<Setting> environment = Stream.of(Setting.ofCallers().stream(), Setting.of(provider).stream(), Setting.ofTime(tool))
                .flatMap(settings -> settings).toList();
        String name = tool.id().toString();
        return new Function(name, tool.summary(), tool.module(), provider.name(), provider.name(), id + "Deployed",
                id + "BehindFrontDoor", FunctionTime.seconds(tool.policy().timeout()), id, false, environment,
                Alarm.ofCalls(name), List.of(Route.of(tool)));
    }

    static Function of(SystemFunction function) {
        String name = function.module();
        return new Function(name, function.summary(), name, function.login(), "", "", "HasFrontDoor", function.timeout(),
                function.reserved(), function.scheduled(), function.environment(),
                function.scheduled() ? Alarm.ofRounds(name) : Alarm.ofCalls(name), function.routes());
    }

    String id() {
        return PascalCase.of(module);
    }

    /** What the name of its role begins with. */
    String loginId() {
        return PascalCase.of(login.isEmpty() ? module : login);
    }

    String descriptionText() {
        String description = name + ": " + summary;
        return YamlText.of(description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)));
    }

    boolean url() {
        return !routes.isEmpty();
    }

    /** What the output names: its first route. */
    String method() {
        return routes.get(0).method();
    }

    /** Where the function answers that request itself, or what the URLs of such requests begin with. */
    String urlValue() {
        return "!Sub '${" + id() + "Url.FunctionUrl}" + routes.get(0).path().substring(1).replace("{proxy+}", "") + "'";
    }
}
