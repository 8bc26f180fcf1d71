extension [String] {
    /// What is wrong with the names of the tasks of a described workflow, if anything is: a problem for each that is empty,
    /// and one for each that several tasks have, however many they are.
    var nameProblems: [Problem] {
        if NameTable(self).isCertain { return [] }
        let empty = indices.filter { self[$0].isEmpty }
        return empty.map { Problem("Task \($0) has an empty name: give it one.") } + sharedNames()
    }

    private func sharedNames() -> [Problem] {
        var counts: [String: Int] = [:]
        var shared: [String] = []
        for name in self where !name.isEmpty {
            counts[name, default: 0] += 1
            if counts[name] == 2 { shared.append(name) }
        }
        return shared.map { name in
            let count = counts[name] ?? 0
            return count == 2
                ? Problem("Two tasks are named “\(name)”: rename one.")
                : Problem("\(count) tasks are named “\(name)”: rename all but one.")
        }
    }
}
