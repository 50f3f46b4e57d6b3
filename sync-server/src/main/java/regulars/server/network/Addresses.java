package regulars.server.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** By what other computers of the shop's network can call this one. */
final class Addresses {
  private static final int MOST = 4;

  private Addresses() {}

  /** Those of a network like a shop's first; then this computer's name. */
  static List<String> ofThisComputer(int port) {
    String suffix = port == NetworkSetting.USUAL_PORT ? "" : ":" + port;
    List<String> found = new ArrayList<>();
    for (InetAddress address : all()) {
      if (found.size() < MOST - 1) {
        found.add(address.getHostAddress() + suffix);
      }
    }
    String name = name();
    if (!name.isEmpty()) {
      found.add(name + suffix);
    }
    return found;
  }

  private static List<InetAddress> all() {
    List<InetAddress> local = new ArrayList<>();
    List<InetAddress> other = new ArrayList<>();
    try {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (each.isUp() && !each.isLoopback() && !each.isPointToPoint() && !each.isVirtual()) {
          for (InetAddress address : Collections.list(each.getInetAddresses())) {
            if (address instanceof Inet4Address && !address.isLinkLocalAddress()) {
              (address.isSiteLocalAddress() ? local : other).add(address);
            }
          }
        }
      }
    } catch (SocketException e) {
      return List.of();
    }
    local.addAll(other);
    return local;
  }

  private static String name() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.equals("localhost") || name.matches("[0-9.]+|.*[:].*") ? "" : name;
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
