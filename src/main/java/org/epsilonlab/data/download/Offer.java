package org.epsilonlab.data.download;

import ai.djl.Application;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import java.util.Map;

/**
 * Something that can be downloaded.
 *
 * @param name for the command line
 * @param title that people read
 * @param kind what it becomes here
 * @param about what it is, a sentence or two
 * @param bytes that go over the network
 * @param room bytes on the disk that it takes until it is unpacked and tried
 * @param licence under which it may be used, as far as its makers state one
 * @param origin whose work it is, and where it is published
 * @param place in DJL's repository
 */
public record Offer(
        String name,
        String title,
        Kind kind,
        String about,
        long bytes,
        long room,
        String licence,
        String origin,
        Place place) {

    /** What a download becomes. */
    public enum Kind {
        /** A network among the user's own. */
        NETWORK,
        /** A data set among the user's own. */
        PICTURES
    }

    /**
     * Where it lies in a repository laid out as DJL's.
     *
     * @param path of what it is about, such as {@code cv/image_classification}
     * @param properties that tell it from its neighbours, such as how many layers it has
     */
    record Place(Application path, String group, String artifact, String version, Map<String, String> properties) {

        Place {
            properties = Map.copyOf(properties);
        }
    }

    MRL in(Repository repository) {
        return kind == Kind.NETWORK
                ? MRL.model(repository, place.path(), place.group(), place.artifact(), place.version(), null)
                : MRL.dataset(repository, place.path(), place.group(), place.artifact(), place.version());
    }
}
