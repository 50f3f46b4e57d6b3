package regulars.counter.fx;

/** An exception that is no bug and that whoever asked tells on the screen: it is not logged. */
public interface Told {}
