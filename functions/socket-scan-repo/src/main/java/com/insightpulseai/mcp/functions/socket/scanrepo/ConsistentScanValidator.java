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

    static final long MAX_FILE_BYTES = 16 << 20;
    static final long MAX_BYTES = 32 << 20;

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
        } else if (input.commit().isPresent() && !ref.isOfBranch()) {
            violations.add("commit", "needs the name of a branch in ref");
        }
        if (input.makeHead() && input.manifests().isEmpty()) {
            violations.add("makeHead", "needs manifests");
        } else if (input.makeHead() && ref instanceof RequestedRef.Usable usable && usable.ref() instanceof Ref.Commit) {
            violations.add("makeHead", "needs a branch, not a commit");
        }
    }

    private static void checkManifests(List<ScanRepoInput.Manifest> manifests, Violations violations) {
        Set<String> paths = new HashSet<>();
        long left = MAX_BYTES;
        for (int i = 0; i < manifests.size() && !violations.areEnough(); i++) {
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
            // Once they are too large together, none is decoded any more.
            if (left >= 0) {
                left -= size(manifest, i, left, violations);
            }
        }
        if (left < 0) {
            violations.add("manifests", "must be at most 32 MiB (33554432 bytes) together, decoded");
        }
    }

    private static long size(ScanRepoInput.Manifest manifest, int index, long left, Violations violations) {
        try {
            long size = manifest.size(Math.min(MAX_FILE_BYTES, left));
            if (size > MAX_FILE_BYTES) {
                violations.add(index, "content", "must be at most 16 MiB (16777216 bytes), decoded");
            }
            return size;
        } catch (UndecodableContentException e) {
            violations.add(index, "content", e.getMessage());
            return 0;
        }
    }
}
