package com.insightpulseai.mcp.functions.sentry.issueget;

import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.provider.sentry.issue.IssueRef;
import com.insightpulseai.mcp.tool.RequiredRole;
import com.insightpulseai.mcp.tool.RoleDemand;

/** Which issue to show. */
public record IssueGetInput(
        @JsonPropertyDescription(ISSUE) @NotNull @Pattern(regexp = IssueRef.FORM, message = IssueRef.FORM_MESSAGE) String issue,
        @JsonPropertyDescription(PERSONAL) Boolean includePersonalData) implements RoleDemand {

    private static final String ISSUE = "Sentry's number of the issue, such as 6507376925, or its short id, such as WEB-41";
    private static final String PERSONAL = "True to get the data of persons (user, request, breadcrumbs, contexts, unmasked "
            + "texts); needs the role ops_operator; false unless given";
    private static final RequiredRole FOR_PERSONAL_DATA = new RequiredRole("include_personal_data", OpsRole.OPERATOR);

    public IssueGetInput {
        includePersonalData = includePersonalData != null && includePersonalData;
    }

    @Override
    @JsonIgnore
    public Optional<RequiredRole> requiredRole() {
        return Optional.of(FOR_PERSONAL_DATA).filter(role -> includePersonalData);
    }
}
