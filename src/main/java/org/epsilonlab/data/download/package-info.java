/**
 * What can be downloaded, only when the user asks: networks of DJL's model zoo, MNIST and CIFAR-10, from DJL's repository or
 * a copy of it.
 *
 * <p>{@link org.epsilonlab.data.download.Offers} lists it with size, licence and origin, {@link
 * org.epsilonlab.data.download.Download} fetches one of it, whole or not at all. Of DJL the repository's description,
 * unpacking and checksums are used. Not its data sets: they hold every picture as four-byte floats (CIFAR-10's 60,000 take
 * 0.7 GB so) in a folder of DJL's own, while a set of the user's own keeps bytes and serves everywhere at once. Nor its {@code
 * ZooModel}, which hides normalisation and resizing in a translator where attacks need them in the network.
 *
 * <p>{@code ai.djl.offline} keeps DJL off the network by itself; this package is the one place that goes there, so it does
 * not ask for it.
 */
@NullMarked
package org.epsilonlab.data.download;

import org.jspecify.annotations.NullMarked;
