package io.hapsearch.training;

/** Trains both models from logs and packs them; one at a time per process, since PyTorch's gradients are global. */
public final class Trainer {

    /**
     * Trains.
     *
     * @param plan what to train from, and how
     * @param listener hears how it gets on
     * @throws io.hapsearch.training.sample.SampleException if the samples are not what the features need
     */
    public TrainingResult train(TrainingPlan plan, ProgressListener listener) {
        throw new UnsupportedOperationException("not there yet");
    }
}
