import Configuration

/// What about a route cannot be meant: it is in force, and yet it cannot be walked as it says, or
/// its quota cannot be met.
public enum RouteFlaw: Hashable, Sendable {
  /// Nothing to walk to.
  case noStops
  /// A stop whose checklist the configuration does not have, by its place in the walk.
  case noChecklist(stop: Int, checklist: String)
  /// A stop at which nothing is asked: it can never be reached.
  case noItems(stop: Int)
  /// The rounds of a period, each the route's gap after the one before, do not fit into it.
  case quotaBeyondGap(rounds: Int, fitting: Int)
  /// The period has fewer days than rounds, and one a day is the most that counts.
  case quotaBeyondDays(rounds: Int, days: Int)
}

extension Route {
  /// What is wrong with the route itself.
  ///
  /// - Parameter shortestShift: in seconds; what a quota of a shift has to fit into.
  func quotaFlaw(shortestShift: Int64?) -> RouteFlaw? {
    let days: Int? =
      switch per {
      case .week: 7
      case .month: 28
      case .day, .shift: nil
      }
    if let days, quota > days { return .quotaBeyondDays(rounds: quota, days: days) }
    let length: Int64? = per == .shift ? shortestShift : Int64(days ?? 1) * 86_400
    guard gap > 0, let length, length > 0 else { return nil }
    // The first may start with the period, the last must start before its end.
    let fitting = Int((length - 1) / gap) + 1
    return quota > fitting ? .quotaBeyondGap(rounds: quota, fitting: fitting) : nil
  }
}

/// A flaw and the route that has it.
public struct FlawedRoute: Hashable, Sendable {
  /// The route's code.
  public var route: String
  /// What is wrong.
  public var flaw: RouteFlaw
}
