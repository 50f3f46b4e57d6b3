package regulars.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.model.staff.Staff;
import regulars.server.db.WriteFailed;
import regulars.server.home.OwnCertificate;
import regulars.server.home.OwnerKey;
import regulars.server.http.Certificate;
import regulars.server.http.Gate;
import regulars.server.http.HttpServer;
import regulars.server.http.Problem;
import regulars.server.http.Route;
import regulars.server.http.RouteTable;
import regulars.server.http.Sockets;
import regulars.server.imports.ImportRefused;
import regulars.server.imports.ImportRoutes;
import regulars.server.network.NetworkDoor;
import regulars.server.network.NetworkRoutes;
import regulars.server.pairing.Counters;
import regulars.server.pairing.PairingRoutes;
import regulars.server.staff.SignIns;
import regulars.server.staff.StaffRefused;
import regulars.server.staff.StaffRoutes;
import regulars.server.sync.SyncRefused;
import regulars.server.sync.SyncRoutes;

/** The ports of one server, and what it proves itself with on those that speak TLS. */
final class Doors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

  private final SyncServer.Setup setup;
  private final Gate gate;
  private final Sockets sockets;
  private final NetworkDoor network;
  private @Nullable Certificate certificate;
  private @Nullable RouteTable table;

  Doors(SyncServer.Setup setup, Gate gate, Sockets sockets) throws IOException {
    this.setup = setup;
    this.gate = gate;
    this.sockets = sockets;
    this.network = new NetworkDoor(setup.folder().network(), this::openToOthers, setup.network());
  }

  /** Who is who at every port. */
  static Gate gate(Counters counters, SignIns signIns, OwnerKey owner) {
    return new Gate() {
      @Override
      public @Nullable UUID counter(String token) {
        return counters.authenticate(token);
      }

      @Override
      public @Nullable Staff session(UUID counter, String session) {
        return signIns.who(counter, session);
      }

      @Override
      public boolean isOwner(String key) {
        return owner.is(key);
      }
    };
  }

  /** The routes about doors: the owner's switch, and pairing, which proves the key of one. */
  List<Route> routes(Counters counters) {
    List<Route> routes = new ArrayList<>(new NetworkRoutes(network).routes());
    routes.addAll(
        new PairingRoutes(
                counters,
                this::key,
                () -> network.status().addresses(),
                setup.clock(),
                new SecureRandom())
            .routes());
    return routes;
  }

  /** Opens the network's door where it should be open, with these routes behind it. */
  void openNetwork(RouteTable routes) throws IOException {
    table = routes;
    network.openWhereWanted();
  }

  /** Tries again what did not work at the start, such as a port that another program had. */
  void openAgain() {
    try {
      network.openWhereWanted();
    } catch (IOException | RuntimeException e) {
      LOG.warn("other computers still can't connect: {}", e.getMessage());
    }
  }

  /** Opens a port. */
  HttpServer open(InetSocketAddress address, @Nullable Certificate proof, RouteTable routes)
      throws IOException {
    return HttpServer.start(
        new HttpServer.Setup(
            address,
            proof,
            routes,
            SyncRoutes.POKES,
            gate,
            sockets,
            Doors::problem,
            setup.limits()));
  }

  NetworkDoor.Status network() {
    return network.status();
  }

  private NetworkDoor.Door openToOthers(InetSocketAddress address) throws IOException {
    RouteTable routes = table;
    if (routes == null) {
      throw new IllegalStateException("the routes come first");
    }
    HttpServer opened = open(address, certificate(), routes);
    return new NetworkDoor.Door() {
      @Override
      public int port() {
        return opened.port();
      }

      @Override
      public void close() {
        opened.close();
      }
    };
  }

  private synchronized Certificate certificate() throws IOException {
    Certificate given = setup.certificate();
    if (given != null) {
      return given;
    }
    Certificate own = certificate;
    if (own == null) {
      own = OwnCertificate.in(setup.folder(), new SecureRandom());
      certificate = own;
    }
    return own;
  }

  private String key() {
    try {
      return certificate().keySha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a handler's exception means to the caller; null for a bug. */
  private static @Nullable Problem problem(Exception e) {
    return switch (e) {
      case SyncRefused refused -> SyncRoutes.problem(refused);
      case StaffRefused refused -> StaffRoutes.problem(refused);
      case ImportRefused refused -> ImportRoutes.problem(refused);
      case WriteFailed failed ->
          switch (failed.why()) {
            case BUSY -> Problem.unavailable(String.valueOf(failed.getMessage()), 1);
            case DISK_FULL -> Problem.unavailable(String.valueOf(failed.getMessage()), 30);
            case BROKEN -> Problem.unavailable(String.valueOf(failed.getMessage()), 60);
            case BUG -> null;
          };
      default -> null;
    };
  }

  @Override
  public void close() {
    network.close();
  }
}
