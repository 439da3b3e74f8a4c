package org.epsilonlab.ui.training;

import java.util.List;
import org.epsilonlab.ui.common.Command;

/** Keeps what is refused and the remedies that are offered; nothing else is told. */
record RefusedNotices(List<String> refused, List<Command> offered) implements TrainModel.Notices {

    @Override
    public void tell(String sentence) {}

    @Override
    public void refuse(String sentence) {
        refused.add(sentence);
    }

    @Override
    public void ask(String sentence, Command remedy) {
        offered.add(remedy);
    }

    @Override
    public void kept(RunItem run) {}

    @Override
    public void gone(RunItem run) {}
}
