/// Why nobody is served.
struct ServingError: Error, CustomStringConvertible {
    /// The address, as it was asked for.
    let address: String
    /// What the system says.
    let cause: any Error

    /// Subject, cause and next step.
    var description: String {
        "Nobody is served at \(address): \(cause). If another program listens there, give another --port."
    }
}
