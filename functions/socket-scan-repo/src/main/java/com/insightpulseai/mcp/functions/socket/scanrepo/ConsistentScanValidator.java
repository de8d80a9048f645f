package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

import com.insightpulseai.mcp.provider.socket.scan.ScanTarget.Ref;

/** Leaves alone what the constraints of single fields already refuse. */
public final class ConsistentScanValidator implements ConstraintValidator<ConsistentScan, ScanRepoInput> {

    static final int MAX_BYTES = 5 << 20;

    @Override
    public boolean isValid(ScanRepoInput input, ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        Violations violations = new Violations(context);
        checkRef(input, violations);
        checkManifests(input.manifests(), violations);
        return violations.none();
    }

    private static void checkRef(ScanRepoInput input, Violations violations) {
        if (input.ref().isEmpty() || input.ref().length() > 255) {
            return;
        }
        RequestedRef ref = RequestedRef.of(input.ref(), input.refType());
        if (ref instanceof RequestedRef.Unusable unusable) {
            violations.add("ref", unusable.reason());
        }
        if (input.makeHead() && input.manifests().isEmpty()) {
            violations.add("makeHead", "needs manifests");
        } else if (input.makeHead() && ref instanceof RequestedRef.Usable usable && usable.ref() instanceof Ref.Commit) {
            violations.add("makeHead", "needs a branch, not a commit");
        }
    }

    private static void checkManifests(List<ScanRepoInput.Manifest> manifests, Violations violations) {
        Set<String> paths = new HashSet<>();
        long bytes = 0;
        for (int i = 0; i < manifests.size(); i++) {
            ScanRepoInput.Manifest manifest = manifests.get(i);
            if (manifest == null || manifest.path() == null || manifest.path().length() > ScanRepoInput.Manifest.MAX_PATH
                    || manifest.content() == null) {
                continue;
            }
            Optional<String> refusal = ManifestPath.refusal(manifest.path());
            if (refusal.isPresent()) {
                violations.add(i, "path", refusal.get());
            } else if (!paths.add(manifest.path())) {
                violations.add(i, "path", "must be given once only");
            }
            try {
                bytes += manifest.bytes().length;
            } catch (IllegalArgumentException e) {
                violations.add(i, "content", "must be base64");
            }
        }
        if (bytes > MAX_BYTES) {
            violations.add("manifests",
                    "must be at most 5 MiB (5242880 bytes) together, decoded; these are " + bytes + " bytes");
        }
    }
}
