import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;
import org.opensearch.transport.TransportService;

/**
 * Starts OpenSearch in this JVM, on the loopback interface only. Arguments: a folder for its data and the number of nodes.
 * Prints the address of each node on a line of its own, then "ready". Each line "stop N" of the standard input stops the
 * node of that number, counted from 0, and is answered by "stopped N"; the end of the input stops all.
 */
public final class Engine {
  private static final class LocalNode extends Node {
    LocalNode(Settings settings, Path home) {
      super(new Environment(settings, home), List.of(Netty4Plugin.class, CommonAnalysisPlugin.class), false);
    }

    String httpAddress() {
      return injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().toString();
    }

    String transportAddress() {
      return injector().getInstance(TransportService.class).boundAddress().publishAddress().toString();
    }
  }

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    int count = Integer.parseInt(args[1]);
    List<LocalNode> nodes = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      Path data = home.resolve("node-" + at);
      Settings.Builder settings = Settings.builder()
          .put("cluster.name", "literature-notes")
          .put("node.name", "node-" + at)
          .put("path.home", data.toString())
          .put("path.data", data.resolve("data").toString())
          .put("path.logs", data.resolve("logs").toString())
          .put("network.host", "127.0.0.1")
          .put("http.port", "0")
          .put("transport.port", "0")
          .put("http.type", "netty4")
          .put("transport.type", "netty4")
          // The tests index little; a disk that is nearly full is no reason to refuse it.
          .put("cluster.routing.allocation.disk.threshold_enabled", false);
      if (at == 0) {
        settings.putList("cluster.initial_cluster_manager_nodes", "node-0").putList("discovery.seed_hosts", List.of());
      } else {
        settings.putList("node.roles", "data", "ingest")
            .putList("discovery.seed_hosts", nodes.get(0).transportAddress());
      }
      LocalNode node = new LocalNode(settings.build(), data);
      node.start();
      nodes.add(node);
    }
    for (LocalNode node : nodes) {
      System.out.println("http://" + node.httpAddress());
    }
    System.out.println("ready");
    BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      if (line.startsWith("stop ")) {
        int number = Integer.parseInt(line.substring(5).trim());
        nodes.get(number).close();
        System.out.println("stopped " + number);
      }
    }
    for (LocalNode node : nodes) {
      node.close();
    }
    System.exit(0);
  }
}
