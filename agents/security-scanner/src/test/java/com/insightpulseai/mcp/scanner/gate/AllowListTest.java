package com.insightpulseai.mcp.scanner.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.packageurl.MalformedPackageURLException;
import com.insightpulseai.mcp.scanner.FindingBuilder;

class AllowListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static AllowList list(String id, String affected) throws MalformedPackageURLException {
        Optional<AllowedPackage> one = affected == null ? Optional.empty() : Optional.of(AllowedPackage.parse(affected));
        return AllowList.of(List.of(new AllowEntry(AllowedId.parse(id).orElseThrow(), one, "r", TODAY, "f", 1)), TODAY);
    }

    @ParameterizedTest
    @CsvSource({ "CVE-2026-12345,true", "cve-2026-12345,true", "GHSA-2222-3333-4444,true", "ghsa-2222-3333-4444,true",
            "CVE-2026-1234,false", "Qvulnerability-of-lodash,true", "Qvulnerability-of-Lodash,false" })
    void matchesAnIdAnAliasOrAKey(String id, boolean matches) throws MalformedPackageURLException {
        FindingBuilder finding = FindingBuilder.vulnerability("CVE-2026-12345", "GHSA-2222-3333-4444");

        assertThat(!list(id, null).about(finding.build()).isEmpty()).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({ "npm,lodash,4.17.20,pkg:npm/lodash,true", "npm,lodash,4.17.20,pkg:npm/lodash@4.17.20,true",
            "npm,lodash,4.17.20,pkg:npm/lodash@4.17.2,false", "npm,lodash,4.17.20,pkg:npm/lodash-es,false",
            "npm,lodash,4.17.20,pkg:pypi/lodash,false", "npm,@scope/name,1.0.0,pkg:npm/%40scope/name@1.0.0,true",
            "npm,@other/name,1.0.0,pkg:npm/%40scope/name,false", "npm,name,1.0.0,pkg:npm/%40scope/name,false",
            "pypi,Ruamel_Yaml,0.18,pkg:pypi/ruamel-yaml,true", "maven,org.apache/commons,1,pkg:maven/org.apache/commons,true",
            "golang,github.com/foo/bar,v1.0.0,pkg:golang/github.com/foo/bar@v1.0.0,true", "'no type',a,1,pkg:npm/a,false" })
    void matchesATypeOfOnePackage(String ecosystem, String name, String version, String affected, boolean matches)
            throws MalformedPackageURLException {
        FindingBuilder finding = FindingBuilder.malware().of(ecosystem, name, version);

        assertThat(!list("malware", affected).about(finding.build()).isEmpty()).isEqualTo(matches);
        assertThat(list("installScripts", affected).about(finding.build())).isEmpty();
    }
}
