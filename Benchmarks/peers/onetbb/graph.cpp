// Runs a graph on oneTBB's flow graph and prints one line of JSON, as graph-bench does.
//
// A continue_node a task; values lie in one array, because edges of continue_nodes carry none.

#include <malloc.h>
#include <oneapi/tbb/flow_graph.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>
#include <sched.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

namespace flow = oneapi::tbb::flow;
using Clock = std::chrono::steady_clock;
using Node = flow::continue_node<flow::continue_msg>;

static double nanoseconds(Clock::time_point start) {
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

[[noreturn]] static void fail(const std::string &sentence) {
    std::cerr << "onetbb-graph: " << sentence << "\n";
    std::exit(1);
}

// Xorshift (Marsaglia 2003) never reaches 0. The same work as graph-bench's.
__attribute__((noinline)) static int64_t work(int64_t turns) {
    uint64_t state = 88172645463325252u;
    for (int64_t turn = 0; turn < turns; turn++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    return state == 0;
}

// How many turns take so long, if nobody has said how many take a microsecond.
static int64_t turns_for(double microseconds, double turns_per_microsecond) {
    if (turns_per_microsecond > 0) return int64_t(microseconds * turns_per_microsecond);
    double best = 1e300;
    for (int attempt = 0; attempt < 50; attempt++) {
        auto start = Clock::now();
        volatile int64_t kept = work(100000);
        (void)kept;
        best = std::min(best, nanoseconds(start));
    }
    return int64_t(microseconds * 1000 * 100000 / best);
}

// The parents of each task, who stand before it, as graph-bench writes them.
static std::vector<std::vector<int>> read_graph(const std::string &path) {
    std::ifstream file(path);
    if (!file) fail("cannot read " + path);
    std::unordered_map<std::string, int> indices;
    std::vector<std::vector<int>> parents;
    std::string line, word;
    while (std::getline(file, line)) {
        std::istringstream words(line);
        if (!(words >> word) || word[0] == '#') continue;
        indices[word] = int(parents.size());
        std::vector<int> own;
        while (words >> word) {
            auto found = indices.find(word);
            if (found == indices.end()) fail("a task stands before its parent");
            own.push_back(found->second);
        }
        parents.push_back(std::move(own));
    }
    return parents;
}

static long status(const char *field) {
    std::ifstream file("/proc/self/status");
    std::string line;
    while (std::getline(file, line))
        if (line.rfind(field, 0) == 0) return std::atol(line.c_str() + std::string(field).size()) * 1024;
    return 0;
}

struct FlowGraph {
    flow::graph graph;
    flow::broadcast_node<flow::continue_msg> start{graph};
    std::deque<Node> nodes;

    template <typename Body> void add(Body body) {
        nodes.emplace_back(graph, [body](const flow::continue_msg &) { body(); });
    }

    FlowGraph(const std::vector<std::vector<int>> &parents, int64_t *values, int64_t turns) {
        for (size_t task = 0; task < parents.size(); task++) {
            const auto &own = parents[task];
            if (turns > 0) {
                const auto *all = &own;
                add([=] {
                    int64_t sum = 1 + work(turns);
                    for (int parent : *all) sum += values[parent];
                    values[task] = sum;
                });
            } else if (own.empty()) {
                add([=] { values[task] = 1; });
            } else if (own.size() == 1) {
                int a = own[0];
                add([=] { values[task] = values[a] + 1; });
            } else if (own.size() == 2) {
                int a = own[0], b = own[1];
                add([=] { values[task] = int64_t(uint64_t(values[a]) + uint64_t(values[b]) + 1); });
            } else {
                const auto *all = &own;
                add([=] {
                    uint64_t sum = 1;
                    for (int parent : *all) sum += uint64_t(values[parent]);
                    values[task] = int64_t(sum);
                });
            }
            if (own.empty()) flow::make_edge(start, nodes[task]);
            for (int parent : own) flow::make_edge(nodes[parent], nodes[task]);
        }
    }

    void run() {
        start.try_put(flow::continue_msg());
        graph.wait_for_all();
    }
};

static double median(std::vector<double> samples) {
    std::sort(samples.begin(), samples.end());
    return (samples[(samples.size() - 1) / 2] + samples[samples.size() / 2]) / 2;
}

int main(int count, char **arguments) {
    std::string path, body = "sync";
    int runs = 7, workers = 0;
    double turns_per_microsecond = 0;
    for (int index = 1; index + 1 < count; index += 2) {
        std::string option = arguments[index], value = arguments[index + 1];
        if (option == "--graph") path = value;
        else if (option == "--body") body = value;
        else if (option == "--runs") runs = std::atoi(value.c_str());
        else if (option == "--workers") workers = std::atoi(value.c_str());
        else if (option == "--turns-per-microsecond") turns_per_microsecond = std::atof(value.c_str());
        else fail("unknown option " + option);
    }
    if (path.empty() || runs < 1) fail("usage: onetbb-graph --graph FILE [--body sync|busy:US] [--runs N] [--workers K]");
    double busy = body.rfind("busy:", 0) == 0 ? std::atof(body.c_str() + 5) : 0;
    if (body != "sync" && busy <= 0) fail("bodies are sync or busy:US");

    cpu_set_t allowed;
    sched_getaffinity(0, sizeof allowed, &allowed);
    if (workers < 1) workers = CPU_COUNT(&allowed);
    oneapi::tbb::global_control limit(oneapi::tbb::global_control::max_allowed_parallelism, size_t(workers));
    oneapi::tbb::task_arena arena(workers);

    auto parents = read_graph(path);
    size_t tasks = parents.size(), edges = 0;
    for (const auto &own : parents) edges += own.size();
    std::vector<int64_t> values(tasks);
    int64_t turns = busy > 0 ? turns_for(busy, turns_per_microsecond) : 0;
    int repetitions = busy > 0 ? 1 : std::max<int>(1, int(20000 / tasks));

    std::vector<uint64_t> plain(tasks);
    for (size_t task = 0; task < tasks; task++) {
        plain[task] = 1;
        for (int parent : parents[task]) plain[task] += plain[parent];
    }
    int64_t expected = int64_t(plain.back());

    std::vector<double> build, run;
    long peak = 0;
    arena.execute([&] {
        malloc_trim(0);
        if (auto *file = std::fopen("/proc/self/clear_refs", "w")) { std::fputs("5", file); std::fclose(file); }
        long resident = status("VmRSS:");
        {
            FlowGraph graph(parents, values.data(), turns);
            graph.run();
            peak = status("VmHWM:") - resident;
        }
        for (int sample = 0; sample < runs; sample++) {
            auto start = Clock::now();
            FlowGraph graph(parents, values.data(), turns);
            build.push_back(nanoseconds(start) / double(tasks));
        }
        FlowGraph graph(parents, values.data(), turns);
        graph.run();
        for (int sample = 0; sample < runs; sample++) {
            values.back() = 0;
            auto start = Clock::now();
            for (int repetition = 0; repetition < repetitions; repetition++) graph.run();
            run.push_back(nanoseconds(start) / double(tasks) / repetitions);
            if (values.back() != expected) fail("wrong result");
        }
    });

    std::printf("{\"tasks\": %zu, \"edges\": %zu, \"body\": \"%s\", \"workers\": %d, \"events\": \"off\", "
                "\"build_ns_per_task\": %.1f, \"build_ns_per_task_median\": %.1f, \"run_ns_per_task\": %.1f, "
                "\"run_ns_per_task_median\": %.1f, \"peak_rss_bytes_per_task\": %.1f, \"checksum\": %lld}\n",
                tasks, edges, body.c_str(), workers, *std::min_element(build.begin(), build.end()), median(build),
                *std::min_element(run.begin(), run.end()), median(run), double(peak) / double(tasks),
                (long long)expected);
}
