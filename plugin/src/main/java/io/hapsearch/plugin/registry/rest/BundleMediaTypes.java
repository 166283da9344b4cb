package io.hapsearch.plugin.registry.rest;

import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.opensearch.core.xcontent.MediaType;
import org.opensearch.core.xcontent.MediaTypeRegistry;

/**
 * Makes core let bodies of the types {@code application/zip} and {@code application/octet-stream} through to handlers.
 *
 * <p>Core answers 406 to every body of a type that it cannot parse, before any handler is asked, and looks for providers of
 * further types in its own class path only, where a plugin is not. The one way in is the method by which core registers
 * what it finds there; so this calls it, although it is private. Should a later version of core lack it, uploads still
 * work under a type that core knows, such as {@code application/json}.
 *
 * <p>The types that a browser sends across origins without asking first ({@code application/x-www-form-urlencoded} and the
 * like, also what curl says if nobody tells it a type) are not registered: core's refusal protects all of its API.
 */
public final class BundleMediaTypes {
    private static final Logger logger = LogManager.getLogger(BundleMediaTypes.class);

    private BundleMediaTypes() {}

    /** Registers the types with core, unless somebody else has. Core then treats them as it treats JSON. */
    public static void register() {
        for (String type : new String[] {"application/zip", "application/octet-stream"}) {
            if (MediaType.fromMediaType(type) == null) {
                register(type);
            }
        }
    }

    private static void register(String type) {
        try {
            var method =
                    MediaTypeRegistry.class.getDeclaredMethod(
                            "register", MediaType[].class, Map.class);
            method.setAccessible(true);
            method.invoke(null, new MediaType[0], Map.of(type, MediaTypeRegistry.JSON));
        } catch (ReflectiveOperationException | RuntimeException e) {
            logger.warn(
                    "model uploads of type [{}] are not accepted, send them as [application/json]: {}",
                    type,
                    e.toString());
        }
    }
}
