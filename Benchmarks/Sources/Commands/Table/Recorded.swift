internal import Measuring

/// Engines that no registry here has: their ratios to the plain loop, as once measured on a machine of this kind (AMD
/// EPYC, 2 processors, November 2026; 10,000 tasks, 2 workers, no values on their edges).
enum Recorded {
    static var table: String {
        var table = TextTable([
            "recorded elsewhere, ÷ its loop of synchronous closures", "chain", "fanout", "wavefront", "tree",
        ])
        table.add(["Taskflow 4.1.0+ (C++)", "2.9", "4.7", "4.1", "3.2"])
        table.add(["oneTBB 2021.8 flow graph (C++)", "2.9", "8.8", "4.7", "8.2"])
        table.add(["dagx 0.3.1 (Rust)", (222 / 7.3).text(), (700 / 8.3).text(), (1483 / 7.8).text(), "–"])
        return table.text
    }
}
