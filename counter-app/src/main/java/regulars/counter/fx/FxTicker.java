package regulars.counter.fx;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Ticks by JavaFX's own pulse. */
public final class FxTicker implements Ticker {

  /** Makes a ticker for the running toolkit. */
  public FxTicker() {}

  @Override
  public Runnable start(Runnable everySecond) {
    Timeline timeline = new Timeline(new KeyFrame(Duration.seconds(1), _ -> everySecond.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
    return timeline::stop;
  }
}
