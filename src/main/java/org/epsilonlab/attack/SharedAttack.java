package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Tensors;

/** Makes what attacks of the trait {@link AttackDescription.Trait#TOGETHER} put on every picture. */
public final class SharedAttack {

    private SharedAttack() {}

    /**
     * Makes one change for all pictures of the request.
     *
     * @throws IllegalArgumentException if the attack makes none
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    public static SharedChange find(Classifier classifier, AttackRequest request, AttackListener listener) {
        AttackSpec spec = request.spec();
        try (NDManager scope = classifier.manager().newSubManager()) {
            InputShape shape = classifier.card().inputShape();
            NDArray x = Tensors.batch(scope, shape, request.images());
            AttackBatch batch = new AttackBatch(
                    classifier,
                    x,
                    request,
                    AttackNotes.of(
                            classifier,
                            x.getShape(),
                            request,
                            listener,
                            () -> classifier
                                    .predict(request.images().subList(0, 1))
                                    .get(0)));
            if (spec.attack() instanceof AdversarialPatch patch) {
                return SharedChange.of(patch.find(batch));
            }
            if (spec.attack() instanceof UniversalPerturbation noise) {
                return SharedChange.of(noise.find(batch), shape.channels(), shape.height(), shape.width());
            }
        }
        throw new IllegalArgumentException(
                "the attack " + spec.description().name() + " makes a change for each picture");
    }
}
