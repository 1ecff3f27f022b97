"""The peers: nginx with a file, and WordPress behind nginx, each with its processes in hand so that their CPU time can be read."""

import shutil
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).parent
STATIC, WORDPRESS = 18072, 18073

NGINX = """
daemon off; user root; worker_processes auto; pid {pid}; error_log {log};
events {{ worker_connections 768; }}
http {{
  include /etc/nginx/mime.types; sendfile on; tcp_nopush on; access_log off; server_tokens off;
  client_body_temp_path {work}/body; fastcgi_temp_path {work}/fastcgi; proxy_temp_path {work}/proxy;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; {more} }}
}}
"""
PHP = "index index.php; location ~ \\.php$ {{ include /etc/nginx/fastcgi.conf; fastcgi_pass unix:{socket}; }}"
FPM = """
[global]
error_log = {log}
daemonize = no
[www]
listen = {socket}
user = root
group = root
pm = static
pm.max_children = 4
"""


class Peers:
    """Started by `with`; ended together."""

    def __init__(self, work):
        self.work = work / "peers"
        self.running = []

    def __enter__(self):
        self.work.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_):
        for process in reversed(self.running):
            process.terminate()
            process.wait()

    def start(self, *command):
        log = open(self.work / f"{Path(command[0]).name}.log", "w")
        self.running.append(subprocess.Popen(command, stdout=log, stderr=log))
        return self.running[-1].pid

    def nginx(self, name, port, root, more=""):
        conf = self.work / f"{name}.conf"
        values = {"pid": self.work / f"{name}.pid", "log": self.work / f"{name}.log", "work": self.work / name}
        values["work"].mkdir(exist_ok=True)
        conf.write_text(NGINX.format(port=port, root=root, more=more, **values))
        return self.start("/usr/sbin/nginx", "-c", str(conf), "-e", str(values["log"]))

    def static(self, files):
        """nginx over a folder that holds these files."""
        root = self.work / "static"
        root.mkdir(exist_ok=True)
        for name, content in files.items():
            (root / name).write_bytes(content)
        return [self.nginx("static", STATIC, root)]

    def wordpress(self, posts):
        """MariaDB, PHP-FPM and nginx, with this many posts."""
        socket, data, site = self.work / "mariadb.sock", self.work / "mariadb", self.work / "wordpress"
        fresh = not (self.work / "installed.txt").exists()
        if fresh:
            for folder in (data, site):
                shutil.rmtree(folder, ignore_errors=True)
            install = ["mariadb-install-db", "--no-defaults", "--user=root", f"--datadir={data}", "--skip-test-db"]
            subprocess.run([*install, "--auth-root-authentication-method=normal"], check=True, stdout=subprocess.DEVNULL)
            shutil.copytree("/usr/share/wordpress", site, symlinks=False, ignore_dangling_symlinks=True)
            shutil.copy(HERE / "wordpress" / "wp-config.php", site)
            shutil.copytree(HERE / "wordpress" / "theme", site / "wp-content" / "themes" / "measured")
        server = ["/usr/sbin/mariadbd", "--no-defaults", "--user=root", f"--datadir={data}", f"--socket={socket}"]
        pids = [self.start(*server, "--skip-networking", "--innodb-buffer-pool-size=256M")]
        client = ["mariadb", "--no-defaults", f"--socket={socket}", "-e"]
        while subprocess.run([*client, "SELECT 1"], capture_output=True, check=False).returncode:
            if self.running[-1].poll() is not None:
                raise SystemExit(f"MariaDB ended; see {self.work}/mariadbd.log")
            time.sleep(0.2)
        if fresh:
            subprocess.run([*client, "CREATE DATABASE wordpress"], check=True)
            subprocess.run(["php", str(HERE / "wordpress" / "install.php"), str(site), str(posts)], check=True)
            (self.work / "installed.txt").write_text(str(posts))
        fpm, conf = self.work / "fpm.sock", self.work / "fpm.conf"
        conf.write_text(FPM.format(log=self.work / "fpm.log", socket=fpm))
        program = next(iter(Path("/usr/sbin").glob("php-fpm*")))
        pids.append(self.start(str(program), "-R", "-F", "-y", str(conf)))
        pids.append(self.nginx("wordpress", WORDPRESS, site, PHP.format(socket=fpm)))
        return pids
