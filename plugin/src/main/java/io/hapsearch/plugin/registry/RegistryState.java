package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.rest.RestStatus;

/**
 * The cluster's models and aliases at one moment. Immutable.
 *
 * @param bundles the registered bundles
 * @param aliases from alias to the bundle that it stands for, which is always registered
 */
public record RegistryState(SortedMap<BundleName, StoredBundle> bundles, SortedMap<String, BundleName> aliases) {

    /** A registry without models. */
    public static final RegistryState EMPTY = new RegistryState(new TreeMap<>(), new TreeMap<>());

    /** Copies the maps. */
    public RegistryState {
        bundles = Collections.unmodifiableSortedMap(new TreeMap<>(bundles));
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    }

    /**
     * The bundle that a request means.
     *
     * @param model an alias, or a version written {@code name/version}
     * @throws OpenSearchStatusException with status 400, naming what is known, if there is no such model
     */
    public BundleName resolve(String model) {
        BundleName aliased = aliases.get(model);
        if (aliased != null) {
            return aliased;
        }
        return bundles.keySet().stream()
                .filter(name -> name.toString().equals(model))
                .findFirst()
                .orElseThrow(() -> new OpenSearchStatusException(
                        "unknown model [" + model + "]; the aliases are " + aliases.keySet() + ", the versions "
                                + bundles.keySet(),
                        RestStatus.BAD_REQUEST));
    }

    /**
     * A registered bundle.
     *
     * @throws OpenSearchStatusException with status 404, naming what is known, if there is none of this name
     */
    public StoredBundle require(BundleName name) {
        StoredBundle bundle = bundles.get(name);
        if (bundle == null) {
            throw new OpenSearchStatusException(
                    "unknown model [" + name + "]; the versions are " + bundles.keySet(),
                    RestStatus.NOT_FOUND);
        }
        return bundle;
    }

    /** The aliases that stand for a bundle. */
    public SortedSet<String> aliasesOf(BundleName name) {
        return aliases.entrySet().stream()
                .filter(alias -> alias.getValue().equals(name))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
