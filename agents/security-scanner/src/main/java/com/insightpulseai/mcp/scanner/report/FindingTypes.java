package com.insightpulseai.mcp.scanner.report;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Explanations of the types of findings that are frequent or grave. */
public final class FindingTypes {

    private static final String REMOVE = "Remove the package. If it was installed, renew every credential within its reach.";
    private static final String UPGRADE = "Upgrade to a version without it, or see whether the affected code is reached.";
    private static final String READ = "Read the code at the named place, and judge whether the package needs this.";
    private static final String REPLACE = "Look for a maintained package, or be ready to maintain this one.";
    private static final String LICENCE = "Read the licence, and ask those who decide about licences.";
    private static final Map<String, FindingType> TYPES = new LinkedHashMap<>();

    static {
        add("malware", "known malware", "The package is known to do harm, by people who examined it.", REMOVE);
        add("gptMalware", "probable malware", "An automatic analysis takes the code for malware.",
                "Do not install it before a person has read the code. " + REMOVE);
        add("gptSecurity", "security risk in the code", "An automatic analysis found code that can be attacked.", READ);
        add("gptAnomaly", "anomalous code", "An automatic analysis found code that is unusual for such a package.", READ);
        add("didYouMean", "name like that of another package",
                "The name differs little from a popular package's, as names do that wait for a misspelling.",
                "Compare the name letter by letter with the package that you want.");
        add("gptDidYouMean", "name like that of another package",
                "An automatic analysis takes the name for an imitation of a popular package's.",
                "Compare the name letter by letter with the package that you want.");
        add("troll", "package made as a joke or protest", "The package was published to annoy, not to be used.", REMOVE);
        add("telemetry", "telemetry", "The package reports about its use to its makers.",
                "Switch the reports off, or accept them knowingly.");
        add("potentialVulnerability", "potential vulnerability",
                "There are signs of a vulnerability that has no published advisory.", READ);
        add("criticalCVE", "critical vulnerability", "A published vulnerability of critical severity is in this version.",
                UPGRADE);
        add("cve", "high vulnerability", "A published vulnerability of high severity is in this version.", UPGRADE);
        add("mediumCVE", "medium vulnerability", "A published vulnerability of medium severity is in this version.", UPGRADE);
        add("mildCVE", "low vulnerability", "A published vulnerability of low severity is in this version.", UPGRADE);
        add("installScripts", "install script", "The package runs a program of its own while it is being installed.",
                "Read the script. Install without scripts, as npm does with --ignore-scripts, where they are not needed.");
        add("shellAccess", "runs programs", "The code starts other programs or a shell.", READ);
        add("networkAccess", "uses the network", "The code opens network connections.", READ);
        add("filesystemAccess", "uses files", "The code reads or writes files.", READ);
        add("envVars", "reads environment variables", "The code reads environment variables, which often hold credentials.",
                READ);
        add("debugAccess", "debugging interface", "The code uses means of debugging, by which other code can be changed.",
                READ);
        add("usesEval", "code made at run time", "The code makes code out of texts and runs it.", READ);
        add("dynamicRequire", "module chosen at run time", "The code loads modules whose names are made at run time.", READ);
        add("hasNativeCode", "native code", "The package has machine code, which is hard to examine.",
                "Prefer a package without it, or build it from its source.");
        add("obfuscatedFile", "obfuscated code", "A file was made unreadable on purpose.", READ);
        add("obfuscatedRequire", "obfuscated import", "The name of a loaded module is hidden.", READ);
        add("minifiedFile", "minified code", "A file is minified, so that it is hard to examine.",
                "Compare it with the source in the package's repository.");
        add("highEntropyStrings", "texts that look encrypted", "Texts in the code may hide data or code.", READ);
        add("urlStrings", "addresses in the code", "The code has addresses of other hosts in it.", READ);
        add("suspiciousString", "suspicious text", "A text in the code is known from malicious packages.", READ);
        add("bidi", "reversed text", "Characters that reverse text make code look other than it runs.", READ);
        add("zeroWidth", "invisible characters", "Characters without a width make code look other than it runs.", READ);
        add("invisibleChars", "invisible characters", "Invisible characters make code look other than it runs.", READ);
        add("homoglyphs", "letters that look alike", "Letters of another script imitate Latin ones.", READ);
        add("binScriptConfusion", "two packages with one command", "Another package has a command of the same name.",
                "See which of both runs.");
        add("shellScriptOverride", "command of the system replaced", "A command of the package has the name of a usual one.",
                READ);
        add("manifestConfusion", "manifest differs from the registry's",
                "The package's own manifest differs from the registry's, so that tools see other dependencies than get installed.",
                "Do not install it before the difference is explained.");
        add("httpDependency", "dependency from an address", "A dependency is fetched from an address, outside the registry.",
                "Replace it by a package of the registry with a fixed version.");
        add("gitDependency", "dependency from git", "A dependency is fetched from a git repository, where it can change.",
                "Pin it to a commit, or use a package of the registry.");
        add("gitHubDependency", "dependency from GitHub", "A dependency is fetched from GitHub, where it can change.",
                "Pin it to a commit, or use a package of the registry.");
        add("floatingDependency", "dependency without bounds", "A dependency takes any version, so that builds differ.",
                "Keep a lock file.");
        add("unstableOwnership", "new owner", "Others than before publish this version.",
                "See who they are, and wait some days before an upgrade.");
        add("newAuthor", "new author", "An author who published nothing of it before published this version.",
                "See who it is, and wait some days before an upgrade.");
        add("compromisedSSHKey", "key of a publisher is compromised", "A key of a publisher is known to others.", REMOVE);
        add("suspiciousStarActivity", "bought popularity", "The stars of the repository are probably not those of users.",
                "Do not judge the package by its popularity.");
        add("unmaintained", "unmaintained", "The package had no release for years.", REPLACE);
        add("deprecated", "deprecated", "The makers advise against the package or this version.", REPLACE);
        add("unpublished", "unpublished", "This version is not in the registry any more.", REPLACE);
        add("unpopularPackage", "rarely used", "Few people use the package, so that few would notice an attack.", READ);
        add("trivialPackage", "trivial package", "The package has a few lines of code.", "Write these lines yourself.");
        add("noLicenseFound", "no licence", "No licence allows the use of the package.", LICENCE);
        add("explicitlyUnlicensedItem", "use not allowed", "The package says that no one may use it.", LICENCE);
        add("unidentifiedLicense", "unknown licence", "The text of the licence is not that of a known one.", LICENCE);
        add("copyleftLicense", "copyleft licence", "The licence demands that what is built with it is published likewise.",
                LICENCE);
        add("nonpermissiveLicense", "restrictive licence", "The licence restricts the use of the package.", LICENCE);
        add("licenseSpdxDisj", "licence not allowed", "The licence is none of those that the organization allows.", LICENCE);
    }

    private FindingTypes() {
    }

    private static void add(String type, String title, String explanation, String advice) {
        TYPES.put(type, new FindingType(type, title, explanation, advice));
    }

    /** Returns the explanation of a type. One that is not known here has a general one, with the type as its title. */
    public static FindingType of(String type) {
        FindingType known = TYPES.get(type);
        return known != null ? known
                : new FindingType(type, type, "Socket reports this type; it is newer than this program or rare.",
                        "See Socket's page of the alert.");
    }

    /** Returns all types that are explained, the gravest first. */
    public static Collection<FindingType> all() {
        return Collections.unmodifiableCollection(TYPES.values());
    }
}
