package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.io.IOException;
import java.util.Locale;
import java.util.TreeMap;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.core.rest.RestStatus;

/**
 * One change of the registry. The cluster manager applies changes one after the other, so what a change checks holds
 * when it takes effect. Immutable.
 */
public sealed interface RegistryChange extends Writeable {

    /**
     * The registry after the change; the same object if nothing changes.
     *
     * @throws OpenSearchStatusException if the registry as it is does not allow the change
     */
    RegistryState apply(RegistryState registry);

    /** Reads a change that {@link #write} wrote. */
    static RegistryChange read(StreamInput in) throws IOException {
        return switch (in.readEnum(Kind.class)) {
            case REGISTER -> new Register(new StoredBundle(in));
            case REMOVE -> new Remove(readName(in));
            case POINT_ALIAS -> new PointAlias(in.readString(), readName(in));
            case REMOVE_ALIAS -> new RemoveAlias(in.readString());
        };
    }

    /** Writes a change with its kind. */
    static void write(RegistryChange change, StreamOutput out) throws IOException {
        out.writeEnum(
                switch (change) {
                    case Register register -> Kind.REGISTER;
                    case Remove remove -> Kind.REMOVE;
                    case PointAlias pointAlias -> Kind.POINT_ALIAS;
                    case RemoveAlias removeAlias -> Kind.REMOVE_ALIAS;
                });
        change.writeTo(out);
    }

    /** The kinds of change on the wire; new ones go to the end. */
    enum Kind {
        /** {@link Register}. */
        REGISTER,
        /** {@link Remove}. */
        REMOVE,
        /** {@link PointAlias}. */
        POINT_ALIAS,
        /** {@link RemoveAlias}. */
        REMOVE_ALIAS
    }

    /** Adds a bundle; does nothing if the same content is there under this name, since another upload was first. */
    record Register(StoredBundle bundle) implements RegistryChange {
        @Override
        public RegistryState apply(RegistryState registry) {
            StoredBundle existing = registry.bundles().get(bundle.name());
            if (existing != null && existing.sha256().equals(bundle.sha256())) {
                return registry;
            }
            if (existing != null) {
                throw existsWithOtherContent(existing);
            }
            TreeMap<BundleName, StoredBundle> bundles = new TreeMap<>(registry.bundles());
            bundles.put(bundle.name(), bundle);
            return new RegistryState(bundles, registry.aliases());
        }

        /** The refusal to replace a version. */
        public static OpenSearchStatusException existsWithOtherContent(StoredBundle existing) {
            return refusal(
                    RestStatus.CONFLICT,
                    "model [%s] exists with other content, sha256 %s; versions are immutable, upload a new one",
                    existing.name(),
                    existing.sha256());
        }

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            bundle.writeTo(out);
        }
    }

    /** Removes a bundle to which no alias points. */
    record Remove(BundleName name) implements RegistryChange {
        @Override
        public RegistryState apply(RegistryState registry) {
            registry.require(name);
            if (registry.aliases().containsValue(name)) {
                throw refusal(
                        RestStatus.CONFLICT,
                        "model [%s] is in use by the aliases %s; point them elsewhere or delete them first",
                        name,
                        registry.aliasesOf(name));
            }
            TreeMap<BundleName, StoredBundle> bundles = new TreeMap<>(registry.bundles());
            bundles.remove(name);
            return new RegistryState(bundles, registry.aliases());
        }

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            writeName(name, out);
        }
    }

    /** Makes an alias stand for a bundle, whether the alias exists or not. */
    record PointAlias(String alias, BundleName name) implements RegistryChange {
        @Override
        public RegistryState apply(RegistryState registry) {
            registry.require(name);
            if (name.equals(registry.aliases().get(alias))) {
                return registry;
            }
            TreeMap<String, BundleName> aliases = new TreeMap<>(registry.aliases());
            aliases.put(alias, name);
            return new RegistryState(registry.bundles(), aliases);
        }

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            out.writeString(alias);
            writeName(name, out);
        }
    }

    /** Removes an alias. */
    record RemoveAlias(String alias) implements RegistryChange {
        @Override
        public RegistryState apply(RegistryState registry) {
            TreeMap<String, BundleName> aliases = new TreeMap<>(registry.aliases());
            if (aliases.remove(alias) == null) {
                throw refusal(
                        RestStatus.NOT_FOUND,
                        "unknown alias [%s]; the aliases are %s",
                        alias,
                        registry.aliases().keySet());
            }
            return new RegistryState(registry.bundles(), aliases);
        }

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            out.writeString(alias);
        }
    }

    private static OpenSearchStatusException refusal(
            RestStatus status, String message, Object... args) {
        return new OpenSearchStatusException(String.format(Locale.ROOT, message, args), status);
    }

    private static BundleName readName(StreamInput in) throws IOException {
        return new BundleName(in.readString(), in.readString());
    }

    private static void writeName(BundleName name, StreamOutput out) throws IOException {
        out.writeString(name.name());
        out.writeString(name.version());
    }
}
