package io.github.slamonitor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Finds recorders by the names of their services, faster than a map: a recorder lies directly in the table, so with many services no
 * other object than the name itself has to be fetched first. A name may be missing though its recorder was added, which costs time and
 * nothing else; names that were made to collide cost no more. Thread-safe; finding takes no lock.
 */
final class RecorderTable {

    /** How many places in a row are looked at. */
    private static final int PLACES_TRIED = 8;
    /** 2<sup>32</sup> divided by the golden ratio. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(ServiceRecorder[].class);

    private volatile ServiceRecorder[] table = new ServiceRecorder[64];
    private int size;

    /** The recorder of a service; null when it is not here. */
    @Nullable
    ServiceRecorder find(String name) {
        ServiceRecorder[] places = table;
        int mask = places.length - 1;
        int at = first(name, mask);
        for (int i = 0; i < PLACES_TRIED; i++) {
            ServiceRecorder recorder = (ServiceRecorder) PLACES.getAcquire(places, (at + i) & mask);
            if (recorder == null) {
                return null;
            }
            if (recorder.service().equals(name)) {
                return recorder;
            }
        }
        return null;
    }

    /** Names that differ in a number at their end lie far apart, as they would not by their hash. */
    private static int first(String name, int mask) {
        return (name.hashCode() * GOLDEN_RATIO) >>> Integer.numberOfLeadingZeros(mask);
    }

    /** Adds a recorder, unless it is here or its places are taken. */
    synchronized void add(ServiceRecorder recorder) {
        if (find(recorder.service()) == recorder) {
            return;
        }
        size++;
        if (2 * size > table.length) {
            ServiceRecorder[] larger = new ServiceRecorder[4 * table.length];
            for (ServiceRecorder known : table) {
                if (known != null) {
                    put(larger, known);
                }
            }
            table = larger;
        }
        put(table, recorder);
    }

    private static void put(ServiceRecorder[] places, ServiceRecorder recorder) {
        int mask = places.length - 1;
        int at = first(recorder.service(), mask);
        for (int i = 0; i < PLACES_TRIED; i++) {
            if (PLACES.compareAndSet(places, (at + i) & mask, null, recorder)) {
                return;
            }
        }
    }
}
