import JFlow
extension Demonstration {
    @Sendable
    static func census(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        throw DemonstrationError.missingPath("")
    }
}
