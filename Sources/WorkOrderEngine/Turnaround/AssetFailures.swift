/// How often a piece of equipment failed in a period (standards.md, Key figures).
public struct AssetFailures: Hashable, Sendable {
  /// Its code.
  public var code: String
  /// Its name.
  public var name: String
  /// The path of the place where it stands.
  public var path: String
  /// The name of that place with those above it.
  public var place: PlaceNames
  /// The campus, by id.
  public var campus: Int64
  /// Orders for it that were reported in the period, without the cancelled ones.
  public var failures: Int
  /// How many of them are neither closed nor cancelled, as of now.
  public var open: Int
  /// The seconds of the period, until now where it goes on; without a first day from the first report
  /// of the campus on.
  public var observed: Int64

  /// observed ÷ failures, in seconds; `nil` without a failure.
  public var meanTimeBetweenFailures: Double? {
    KeyFigures.meanTimeBetweenFailures(observed: Double(observed), failures: failures)
  }
}
