package org.epsilonlab.ui.common;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Shows the choices of a list by their titles; nothing is typed into it.
 *
 * @param <T> type of a choice
 */
public final class Titled<T> extends StringConverter<T> {

    private final Function<T, String> title;

    public Titled(Function<T, String> title) {
        this.title = title;
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : title.apply(choice);
    }

    @Override
    public @Nullable T fromString(String text) {
        return null;
    }
}
