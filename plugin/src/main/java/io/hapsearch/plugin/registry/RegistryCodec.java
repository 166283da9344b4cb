package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.common.xcontent.XContentFactory;
import org.opensearch.common.xcontent.json.JsonXContent;
import org.opensearch.core.ParseField;
import org.opensearch.core.xcontent.ConstructingObjectParser;
import org.opensearch.core.xcontent.DeprecationHandler;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;

/**
 * The registry as a string map: {@code bundle/<name>/<version>} leads to a line of JSON, {@code alias/<alias>} to
 * {@code <name>/<version>}. Keys and fields that are not known are skipped, since a newer version of the plugin may
 * have written them. Stateless.
 */
final class RegistryCodec {
    private static final String BUNDLE = "bundle/";
    private static final String ALIAS = "alias/";
    private static final ConstructingObjectParser<StoredBundle, BundleName> PARSER =
            new ConstructingObjectParser<>(
                    "bundle",
                    true,
                    (args, name) ->
                            new StoredBundle(
                                    name,
                                    (String) args[0],
                                    (long) args[1],
                                    (String) args[2],
                                    (int) args[3],
                                    (long) args[4]));

    static {
        PARSER.declareString(ConstructingObjectParser.constructorArg(), new ParseField("sha256"));
        PARSER.declareLong(ConstructingObjectParser.constructorArg(), new ParseField("bytes"));
        PARSER.declareString(ConstructingObjectParser.constructorArg(), new ParseField("upload"));
        PARSER.declareInt(ConstructingObjectParser.constructorArg(), new ParseField("chunks"));
        PARSER.declareLong(ConstructingObjectParser.constructorArg(), new ParseField("created"));
    }

    Map<String, String> encode(RegistryState registry) {
        Map<String, String> custom = new TreeMap<>();
        registry.bundles().forEach((name, bundle) -> custom.put(BUNDLE + name, encode(bundle)));
        registry.aliases().forEach((alias, name) -> custom.put(ALIAS + alias, name.toString()));
        return custom;
    }

    RegistryState decode(Map<String, String> custom) {
        TreeMap<BundleName, StoredBundle> bundles = new TreeMap<>();
        TreeMap<String, BundleName> aliases = new TreeMap<>();
        custom.forEach(
                (key, value) -> {
                    if (key.startsWith(BUNDLE)) {
                        BundleName name = name(key.substring(BUNDLE.length()));
                        bundles.put(name, decode(name, value));
                    } else if (key.startsWith(ALIAS)) {
                        aliases.put(key.substring(ALIAS.length()), name(value));
                    }
                });
        return new RegistryState(bundles, aliases);
    }

    private static BundleName name(String written) {
        int slash = written.indexOf('/');
        return new BundleName(written.substring(0, slash), written.substring(slash + 1));
    }

    private static String encode(StoredBundle bundle) {
        try (XContentBuilder json = XContentFactory.jsonBuilder()) {
            json.startObject();
            json.field("sha256", bundle.sha256());
            json.field("bytes", bundle.bytes());
            json.field("upload", bundle.upload());
            json.field("chunks", bundle.chunks());
            json.field("created", bundle.created());
            return json.endObject().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredBundle decode(BundleName name, String json) {
        try (XContentParser parser =
                JsonXContent.jsonXContent.createParser(
                        NamedXContentRegistry.EMPTY,
                        DeprecationHandler.THROW_UNSUPPORTED_OPERATION,
                        json)) {
            return PARSER.parse(parser, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
