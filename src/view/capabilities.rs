//! Extended attributes that mean something, decoded: file capabilities.
//!
//! Source: Linux, `include/uapi/linux/capability.h` (`struct vfs_cap_data`, `struct
//! vfs_ns_cap_data`) and capabilities(7).

/// Names of the capabilities by their number, as capabilities(7) writes them.
const NAMES: [&str; 41] = [
    "cap_chown",
    "cap_dac_override",
    "cap_dac_read_search",
    "cap_fowner",
    "cap_fsetid",
    "cap_kill",
    "cap_setgid",
    "cap_setuid",
    "cap_setpcap",
    "cap_linux_immutable",
    "cap_net_bind_service",
    "cap_net_broadcast",
    "cap_net_admin",
    "cap_net_raw",
    "cap_ipc_lock",
    "cap_ipc_owner",
    "cap_sys_module",
    "cap_sys_rawio",
    "cap_sys_chroot",
    "cap_sys_ptrace",
    "cap_sys_pacct",
    "cap_sys_admin",
    "cap_sys_boot",
    "cap_sys_nice",
    "cap_sys_resource",
    "cap_sys_time",
    "cap_sys_tty_config",
    "cap_mknod",
    "cap_lease",
    "cap_audit_write",
    "cap_audit_control",
    "cap_setfcap",
    "cap_mac_override",
    "cap_mac_admin",
    "cap_syslog",
    "cap_wake_alarm",
    "cap_block_suspend",
    "cap_audit_read",
    "cap_perfmon",
    "cap_bpf",
    "cap_checkpoint_restore",
];

/// What `security.capability` of a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCapabilities {
    /// Revision of the format: 1, 2 or 3.
    pub version: u8,
    /// Given to the program, whoever starts it.
    pub permitted: Vec<String>,
    /// Given if whoever starts it may hand them on.
    pub inheritable: Vec<String>,
    /// Whether what is given is in force from the start.
    pub effective: bool,
    /// The user who is root where they count (revision 3).
    pub root: Option<u32>,
}

/// Reads the value of `security.capability`; `None` if it is none.
#[must_use]
pub fn capabilities(value: &[u8]) -> Option<FileCapabilities> {
    let word = |at: usize| {
        let bytes: [u8; 4] = value.get(at * 4..at * 4 + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(bytes))
    };
    let magic = word(0)?;
    let (version, words) = match magic >> 24 {
        1 => (1, 3),
        2 => (2, 5),
        3 => (3, 6),
        _ => return None,
    };
    if value.len() != words * 4 {
        return None;
    }
    let set = |at: usize| {
        let high = if version == 1 { Some(0) } else { word(at + 2) };
        Some(names(u64::from(word(at)?) | u64::from(high?) << 32))
    };
    Some(FileCapabilities {
        version,
        permitted: set(1)?,
        inheritable: set(2)?,
        effective: magic & 1 == 1,
        root: if version == 3 { Some(word(5)?) } else { None },
    })
}

fn names(bits: u64) -> Vec<String> {
    let name = |n: usize| NAMES.get(n).map_or_else(|| format!("cap_{n}"), |&name| name.to_owned());
    (0..64).filter(|n| bits >> n & 1 == 1).map(name).collect()
}

impl FileCapabilities {
    /// As getcap(8) writes them: `cap_net_raw=ep`, `cap_chown,cap_kill=p cap_fowner=ei`.
    #[must_use]
    pub fn text(&self) -> String {
        let mut parts: Vec<(String, Vec<&str>)> = Vec::new();
        let all = self.permitted.iter().chain(&self.inheritable);
        let mut seen: Vec<&String> = Vec::new();
        for name in all {
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let mut flags = String::new();
            for (flag, there) in [
                ('e', self.effective),
                ('i', self.inheritable.contains(name)),
                ('p', self.permitted.contains(name)),
            ] {
                if there {
                    flags.push(flag);
                }
            }
            match parts.iter_mut().find(|(of, _)| *of == flags) {
                Some((_, names)) => names.push(name),
                None => parts.push((flags, vec![name])),
            }
        }
        let parts: Vec<String> =
            parts.iter().map(|(flags, names)| format!("{}={flags}", names.join(","))).collect();
        parts.join(" ")
    }
}
