package dev.rolewatch.benchmarks.api;

import java.util.List;
import java.util.Random;

/** What people and programs ask the API for, and how often in a mixture of a hundred requests. */
enum Kind {
    LIST("the first page of the list", 15) {
        @Override
        String path(Registered registered, Random random) {
            return "/accounts";
        }
    },
    SORTED("the list by name", 5) {
        @Override
        String path(Registered registered, Random random) {
            return "/accounts?sort=name";
        }
    },
    OF_CUSTOMER("the list of one customer", 5) {
        @Override
        String path(Registered registered, Random random) {
            return "/accounts?tenant=" + any(registered.customers(), random);
        }
    },
    IN_TROUBLE("those in trouble", 10) {
        @Override
        String path(Registered registered, Random random) {
            return random.nextBoolean() ? "/accounts?problem=true" : "/accounts?state=REFUSED&state=INSECURE";
        }
    },
    BY_NAME("by a part of the name", 10) {
        @Override
        String path(Registered registered, Random random) {
            return "/accounts?name=" + World.namePart(random);
        }
    },
    ONE("one account", 40) {
        @Override
        String path(Registered registered, Random random) {
            return "/accounts/" + any(registered.accounts(), random);
        }
    },
    RESOURCES("its resources", 15) {
        @Override
        String path(Registered registered, Random random) {
            return "/accounts/"
                    + registered
                            .accounts()
                            .get(World.large(registered.accounts().size(), random)) + "/resources";
        }
    };

    private final String what;
    private final int share;

    Kind(String what, int share) {
        this.what = what;
        this.share = share;
    }

    abstract String path(Registered registered, Random random);

    String what() {
        return what;
    }

    /** In a hundred requests. */
    int share() {
        return share;
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
