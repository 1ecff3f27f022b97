<?php
// php install.php FOLDER POSTS: installs WordPress as its own installer does, then writes the posts straight into its table.
[, $folder, $posts] = $argv;
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1:18073';
require "$folder/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('Wall', 'admin', 'admin@example.org', false, '', wp_generate_password());
switch_theme('measured');
update_option('posts_per_page', 60);
$wpdb->query("TRUNCATE $wpdb->posts");
$now = time();
for ($from = 0; $from < $posts; $from += 1000) {
    $rows = [];
    for ($number = $from; $number < min($from + 1000, $posts); $number++) {
        $at = gmdate('Y-m-d H:i:s', $now - ($posts - $number) * 60);
        $picture = sprintf('<img src="/public/%026d/320.jpg" alt="A red X on the back of a hand" width="320" height="240" loading="lazy">', $number);
        $rows[] = $wpdb->prepare(
            "(1, %s, %s, %s, %s, '', 'publish', 'closed', 'closed', %s, '', '', %s, %s, '', 'post')",
            $at, $at, $picture, "For my sister, and for all of us ($number)", "post-$number", $at, $at
        );
    }
    $wpdb->query("INSERT INTO $wpdb->posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, comment_status, ping_status, post_name, to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, post_type) VALUES " . implode(',', $rows));
}
$wpdb->query("ANALYZE TABLE $wpdb->posts");
