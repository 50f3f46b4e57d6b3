package regulars.counter.receipt;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import regulars.counter.receipt.PrintTrouble.Why;

/** A printer at a serial port, or at a USB port that shows itself as one. */
final class SerialLine implements PrinterLine {
  private static final int WRITE_MILLIS = 5_000;
  private static final int CHUNK = 256;

  private final SerialPort port;

  private SerialLine(SerialPort port) {
    this.port = port;
  }

  /** A new port object each time: an old one may mean another device after a plug was moved. */
  static SerialLine open(String name, int baud) throws PrintTrouble {
    try {
      SerialPort port = SerialPort.getCommPort(name);
      port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
      port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
      if (port.openPort()) {
        return new SerialLine(port);
      }
    } catch (SerialPortInvalidPortException e) {
      throw new PrintTrouble(Why.NOT_THERE, "no port " + name, e);
    }
    throw new PrintTrouble(Why.NOT_THERE, "port " + name + " can't be opened");
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    port.setComPortTimeouts(SerialPort.TIMEOUT_WRITE_BLOCKING, 0, WRITE_MILLIS);
    for (int at = 0; at < bytes.length; ) {
      int wanted = Math.min(CHUNK, bytes.length - at);
      int written = port.writeBytes(bytes, wanted, at);
      if (written <= 0) {
        throw new IOException("the port takes nothing");
      }
      at += written;
    }
  }

  @Override
  public int read(int millis) throws IOException {
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, millis, 0);
    byte[] one = new byte[1];
    int read = port.readBytes(one, 1);
    if (read < 0) {
      throw new IOException("the port is gone");
    }
    return read == 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public void close() {
    port.closePort();
  }
}
