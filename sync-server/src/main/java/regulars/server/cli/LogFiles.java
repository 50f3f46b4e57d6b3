package regulars.server.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The log in files: JSON, one line each, a file a day or each 10 MB, compressed, the last 30 days
 * and never more than 200 MB. No names, phones or tokens: paths and bodies are never logged.
 */
public final class LogFiles {
  private static final String FILE_SIZE = "10MB";
  private static final String TOTAL_SIZE = "200MB";
  private static final int DAYS = 30;

  private LogFiles() {}

  /** Writes what is logged from now on into this folder too. Undone by closing. */
  public static AutoCloseable into(Path folder) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName(folder.toString());
    appender.setFile(folder.resolve("server.log").toString());

    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(folder.resolve("server.%d{yyyy-MM-dd}.%i.log.gz").toString());
    rolling.setMaxFileSize(FileSize.valueOf(FILE_SIZE));
    rolling.setTotalSizeCap(FileSize.valueOf(TOTAL_SIZE));
    rolling.setMaxHistory(DAYS);
    rolling.setCleanHistoryOnStart(true);
    rolling.start();
    appender.setRollingPolicy(rolling);

    appender.setEncoder(encoder(context));
    appender.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var access = context.getLogger("regulars.access");
    root.addAppender(appender);
    access.addAppender(appender);
    return () -> {
      root.detachAppender(appender);
      access.detachAppender(appender);
      appender.stop();
    };
  }

  private static JsonEncoder encoder(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    encoder.setWithMDC(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithSequenceNumber(false);
    encoder.start();
    return encoder;
  }
}
