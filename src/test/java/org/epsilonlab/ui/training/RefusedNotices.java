package org.epsilonlab.ui.training;

import java.util.List;
import org.epsilonlab.ui.common.Command;

/** Keeps what is refused; nothing else is told. */
record RefusedNotices(List<String> refused) implements TrainModel.Notices {

    @Override
    public void tell(String sentence) {}

    @Override
    public void refuse(String sentence) {
        refused.add(sentence);
    }

    @Override
    public void ask(String sentence, Command remedy) {
        refused.add(sentence);
    }

    @Override
    public void kept(RunItem run) {}

    @Override
    public void gone(RunItem run) {}
}
