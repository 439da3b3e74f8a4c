package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;

/**
 * Carries a plan out, figure by figure; where figures of one curve spare each other work, in the order that spares most.
 * What the store holds already is not computed again, and what is cut short goes on where it ended.
 */
public final class Study {

    private final StudyPlan plan;
    private final ResultStore store;
    private final StudyListener listener;
    private final String pictures;
    private final List<Measurement> measured = new ArrayList<>();
    private final Work work;
    private final Filling filling;

    /**
     * @param store what is known already, and where it is put
     * @param listener hears of each figure
     */
    public Study(StudyPlan plan, ResultStore store, StudyListener listener) {
        this.plan = plan;
        this.store = store;
        this.listener = listener;
        pictures = Fingerprint.of(plan.data());
        work = new Work(plan, listener);
        filling = new Filling(store, work);
    }

    /**
     * Computes what is missing.
     *
     * @return one figure for each network, attack and budget, in this order
     * @throws ModelException if a network cannot be loaded
     * @throws AttackException if a network answers something that is not a number
     * @throws IOException one sentence, if the pictures do not fit or the disk refuses
     * @throws java.util.concurrent.CancellationException if the listener asks for it; what was computed stays
     */
    public List<Measurement> run() throws ModelException, AttackException, IOException {
        for (MeasuredNetwork network : plan.networks()) {
            try (Classifier classifier = network.loader().load();
                    Prober prober = new Prober(classifier, plan.data(), plan.batchSize(), listener::isCancelled)) {
                measure(network, prober);
            }
        }
        if (plan.extras().transfer()) {
            new TransferRun(plan, pictures, filling, listener).run();
        }
        return List.copyOf(measured);
    }

    private void measure(MeasuredNetwork network, Prober prober) throws AttackException, IOException {
        List<List<Measurement>> series = new ArrayList<>();
        for (AttackSpec attack : plan.attacks(network)) {
            series.add(curve(network, attack, prober));
        }
        CheckRun checks = new CheckRun(prober);
        for (List<Measurement> one : series) {
            for (Measurement figure : one) {
                measured.add(plan.extras().checks() && figure.epsilon() > 0 ? checked(figure, one, checks) : figure);
            }
        }
        TableRun tables = new TableRun(prober, filling);
        for (AttackSpec attack : plan.attacks(network)) {
            Cell cell = plan.cell(network, pictures, attack, plan.largest(attack));
            if (plan.extras().targets() && !attack.description().is(AttackDescription.Trait.UNTARGETED)) {
                listener.answered(tables.targets(cell));
            }
            if (plan.extras().survival()) {
                listener.answered(tables.survival(cell));
            }
        }
    }

    private List<Measurement> curve(MeasuredNetwork network, AttackSpec attack, Prober prober)
            throws AttackException, IOException {
        List<Measurement> curve = new ArrayList<>();
        AccuracyRun run = new AccuracyRun(prober, filling, store);
        for (BudgetOrder.Step step : BudgetOrder.of(plan, network, pictures, attack, store)) {
            CellAnswer answer = run.complete(step);
            for (double each : plan.budgets(attack).size() == 1
                    ? plan.epsilons()
                    : List.of(answer.cell().attack().epsilon())) {
                Measurement figure = Measurement.of(answer, each);
                curve.add(figure);
                listener.measured(figure);
            }
        }
        curve.sort(Comparator.comparingDouble(Measurement::epsilon));
        return curve;
    }

    private Measurement checked(Measurement figure, List<Measurement> series, CheckRun run)
            throws AttackException, IOException {
        Cell cell = figure.cell();
        Cell asked = cell.checks(figure.figure().attack(), plan.epsilons());
        CellAnswer answer = store.find(asked);
        if (!answer.isComplete()) {
            long start = System.nanoTime();
            List<Check> checks = run.of(figure, series);
            store.append(
                    answer,
                    Chunk.ofChecks(checks, run.gradients(), run.queries()).took((System.nanoTime() - start) / 1e9));
        }
        work.done(Work.CHECKS, cell.title() + " · checks");
        Measurement done = figure.with(answer.checks());
        listener.measured(done);
        return done;
    }
}
