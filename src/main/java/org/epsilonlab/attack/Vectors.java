package org.epsilonlab.attack;

/** Arithmetic on one picture's C·H·W values, summed in double. */
final class Vectors {

    private Vectors() {}

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    static double l1(float[] a) {
        double sum = 0;
        for (float value : a) {
            sum += Math.abs(value);
        }
        return sum;
    }

    static double l2(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    static double linf(float[] a) {
        float largest = 0;
        for (float value : a) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    static int l0(float[] a) {
        int changed = 0;
        for (float value : a) {
            changed += value == 0 ? 0 : 1;
        }
        return changed;
    }

    /** a − b. */
    static float[] minus(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    /** a + factor · b, inside [0, 1]. */
    static float[] moved(float[] a, double factor, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = clip((float) (a[i] + factor * b[i]));
        }
        return sum;
    }

    /** (1 − share) · a + share · b. */
    static float[] between(float[] a, float[] b, double share) {
        float[] mixed = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            mixed[i] = (float) (a[i] + share * (b[i] - a[i]));
        }
        return mixed;
    }

    /** The gradient without the values that the box would not let follow it. */
    static float[] movable(float[] at, float[] gradient) {
        float[] free = gradient.clone();
        for (int i = 0; i < free.length; i++) {
            boolean stuck = free[i] > 0 ? at[i] >= 1 : at[i] <= 0;
            free[i] = stuck ? 0 : free[i];
        }
        return free;
    }

    static boolean isZero(float[] a) {
        for (float value : a) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    static float clip(float value) {
        return Math.min(1, Math.max(0, value));
    }

    /** The k-th largest value (k from 1), by quickselect on a copy. */
    static float kthLargest(float[] values, int k) {
        float[] work = values.clone();
        int low = 0;
        int high = work.length - 1;
        int wanted = work.length - Math.max(1, Math.min(k, work.length));
        while (low < high) {
            float pivot = work[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (work[i] < pivot) {
                    i++;
                }
                while (work[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swapped = work[i];
                    work[i++] = work[j];
                    work[j--] = swapped;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                break;
            }
        }
        return work[wanted];
    }

    /** Magnitudes. */
    static float[] magnitudes(float[] a) {
        float[] sizes = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            sizes[i] = Math.abs(a[i]);
        }
        return sizes;
    }
}
