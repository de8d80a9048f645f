package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.util.Optional;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.provider.socket.scan.ScanTarget.Ref;

/**
 * What a caller means by a ref.
 *
 * @see <a href="https://git-scm.com/docs/git-check-ref-format">git check-ref-format</a>
 */
sealed interface RequestedRef {

    record Usable(Ref ref) implements RequestedRef {
    }

    record Unusable(String reason) implements RequestedRef {
    }

    Pattern FULL_HASH = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    String COMMIT_FORM = "[0-9a-fA-F]{7,64}";
    Pattern HASH = Pattern.compile(COMMIT_FORM);
    Pattern NOT_IN_A_BRANCH = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s~^:?*\\[\\\\]|//|\\.\\.|@\\{|^[/.]|[/.]$|\\.lock$|^@$");
    String BRANCHES = "refs/heads/";

    static RequestedRef of(String ref, Optional<String> type) {
        if (type.filter("commit"::equals).isPresent() || type.isEmpty() && FULL_HASH.matcher(ref).matches()) {
            return HASH.matcher(ref).matches() ? new Usable(new Ref.Commit(ref))
                    : new Unusable("must be 7 to 64 hexadecimal digits for a commit");
        }
        if (ref.equals("HEAD")) {
            return new Usable(new Ref.Head());
        }
        String name = ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length()) : ref;
        return name.isEmpty() || NOT_IN_A_BRANCH.matcher(name).find()
                ? new Unusable("must be a branch name that git allows")
                : new Usable(Ref.Branch.tip(name));
    }

    default boolean isOfBranch() {
        return this instanceof Usable usable && usable.ref() instanceof Ref.Branch;
    }

    /**
     * What it stands for.
     *
     * @param commit of the branch
     * @throws IllegalStateException if it is unusable, which the validation excludes
     */
    default Ref toRef(Optional<String> commit) {
        if (this instanceof Usable usable) {
            return usable.ref() instanceof Ref.Branch branch ? new Ref.Branch(branch.name(), commit) : usable.ref();
        }
        throw new IllegalStateException("an unusable ref passed the validation");
    }
}
