/// How an import is to be done.
public struct ImportOptions: Hashable, Sendable {
  /// One bad row, and nothing at all is written.
  public var strict: Bool
  /// Rows that differ from what was imported before are applied.
  public var update: Bool
  /// Everything is tried and nothing is kept.
  public var dryRun: Bool
  /// How many rows are committed at once.
  public var batch: Int

  /// The usual import: good rows are kept, bad ones reported.
  public init(
    strict: Bool = false, update: Bool = false, dryRun: Bool = false, batch: Int = 4_000
  ) {
    self.strict = strict
    self.update = update
    self.dryRun = dryRun
    self.batch = max(1, batch)
  }
}

/// What an import did, and what it did not take and why.
public struct ImportSummary: Hashable, Sendable {
  /// Rows read, bad ones included, the header not.
  public var rows = 0
  /// New orders.
  public var added = 0
  /// Rows that say what is here already.
  public var unchanged = 0
  /// Rows applied to the order that they differed from.
  public var updated = 0
  /// Rows that differ from the order with the same reference and were not applied.
  public var different: [ImportDifference] = []
  /// Rows that were taken and should be looked at.
  public var warnings: [ImportRemark] = []
  /// Rows that were not taken.
  public var badRows: [ImportRemark] = []
  /// Codes of campuses that were created.
  public var campuses: [String] = []
  /// Ids of categories that were created.
  public var categories: [String] = []
  /// Paths of places that were created.
  public var places: [String] = []
  /// Something was or may have been written; false after a dry run, or with `strict` and bad rows.
  public var isCommitted = false
  /// It was stopped before the end of the file; what had been committed stays.
  public var isCancelled = false

  /// An import that has not begun.
  public init() {}
}

/// What is to be said about one row.
public struct ImportRemark: Hashable, Sendable {
  /// The line of the file on which the row begins, from 1.
  public var line: Int
  /// What it is, with a key for the string tables.
  public var fault: ImportFault
}

/// A row that differs from the order with its reference.
public struct ImportDifference: Hashable, Sendable {
  /// The line of the file on which the row begins, from 1.
  public var line: Int
  /// The number of the order here.
  public var number: String
  /// The fields that differ, as the map names them.
  public var fields: [String]
}
