package org.epsilonlab.training.regime;

import java.util.List;
import java.util.stream.Collectors;

/** Every regime there is, in the order in which they are taught. */
public final class RegimeCatalog {

    private static final List<RegimeDescription> ALL = List.of(
            Clean.DESCRIPTION,
            Mixed.DESCRIPTION,
            AdversarialOnly.DESCRIPTION,
            FastFgsm.DESCRIPTION,
            NoiseFgsm.DESCRIPTION,
            Pgd.DESCRIPTION,
            Trades.DESCRIPTION,
            Free.DESCRIPTION);

    private RegimeCatalog() {}

    public static List<RegimeDescription> all() {
        return ALL;
    }

    /**
     * The regime of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static RegimeDescription find(String name) {
        return ALL.stream()
                .filter(regime -> regime.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no regime \"" + name + "\"; there are "
                        + ALL.stream().map(RegimeDescription::name).collect(Collectors.joining(", "))));
    }
}
