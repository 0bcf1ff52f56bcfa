import Configuration

/// Judges an order by the rules in force now, and by the kind its place has now, instead of those it
/// was reported under. The answer says of each clock what it was and what it is, read in the
/// transaction that writes it (engine.md §2).
public struct RestateOrder: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "restateOrder"
  /// The order's number as typed.
  public var order: String

  /// Restates `order`.
  public init(order: String) {
    self.order = order
  }

  /// The order's campus.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.campus(ofOrder: order)
  }

  /// Writes the event restated; nothing when the order is judged by these rules already.
  public func perform(in transaction: Transaction) throws -> Restatement {
    let snapshot = transaction.snapshot
    let file = try transaction.runDueSteps(of: try snapshot.orderFile(order))
    let view = try snapshot.view(of: file)
    let (rules, kind) = (try snapshot.rulebook(), view.surroundings.kind)
    let restatement = try view.restated(under: rules, kind: kind, at: transaction.now)
    let isJudgedSo =
      rules.version == file.order.standard && kind == file.order.report.kind
    if !isJudgedSo {
      let restated = OrderChange.restated(version: rules.version, kind: kind)
      let new = NewChange(change: restated, happened: transaction.now)
      _ = try transaction.runDueSteps(of: try transaction.record([new], on: file))
    }
    return restatement
  }
}
