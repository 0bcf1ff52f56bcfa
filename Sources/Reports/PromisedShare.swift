public import WorkOrderEngine

extension Standards {
  /// The share of orders in time, 0…1, that is promised for the repair of a group: that of ordinary
  /// repairs (P3), of which most groups consist; of a priority its own. `nil` without a promise.
  public func promise(to key: String, by grouping: TurnaroundGrouping) -> Double? {
    let subject =
      switch grouping {
      case .category: StandardSubject(category: key, priority: .p3)
      case .campus: StandardSubject(campus: key, priority: .p3)
      case .priority: StandardSubject(priority: Priority(rawValue: key))
      case .place, .crew, .person, .contractor, .week, .month: StandardSubject(priority: .p3)
      }
    return rule(for: .complete, of: subject).flatMap { rules[$0].promises[.complete] }
  }
}
