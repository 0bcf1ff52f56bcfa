/// What a person may be at the office, each for some campuses or all (mission.md, Who sits in
/// front of it).
public enum Role: String, Codable, CaseIterable, Sendable, CodingKeyRepresentable {
  /// 维修人员
  case worker
  /// 班长
  case crewLeader
  /// 分管管理员
  case administrator
  /// 前台
  case frontDesk
  /// 派单员
  case dispatcher
  /// 值班长
  case shiftLeader
  /// 主管
  case supervisor
  /// 后勤处长
  case head
  /// 分管校领导
  case vicePresident
  /// 外包
  case contractor
  /// 审计
  case auditor
  /// The program itself, when it runs what has come due.
  case system
}
